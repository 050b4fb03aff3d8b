"""The faults that files can be given, for a few lines of each kind."""

from collections.abc import Iterable

from tests.mutants.mutant import Mutant
from tests.mutants.python_faults import function_lines, python_mutants
from tests.mutants.sql_faults import sql_mutants
from tests.mutants.words_faults import words_mutants

PYTHON = '''"""Docstrings stay 1."""

LIMIT: Literal[3] = 4  # and comments 5


@lru_cache(maxsize=6)
def late(days: int | None, names=("ô",), *, limit=LIMIT) -> bool | None:
    """More than 2."""
    if days is None:
        return None
    return f"{days + 1}" and max(days, 0) > limit
'''
SQL = """-- one row > 1
SELECT site.people34, sum(site.people63) FILTER (short) FROM site LEFT JOIN point USING (code)
WHERE day BETWEEN $first AND $last AND site.kind = 'point' AND (a OR b IS NULL)
ORDER BY name DESC
"""
WORDS = """[plan]
pace = "Pace of {place}"
order = "Order"

[plan.card]
half = "Half"
"""


def changes(mutants: Iterable[Mutant], source: str) -> dict[str, set[str]]:
    """Line → the lines that faults make of it."""
    found: dict[str, set[str]] = {}
    for mutant in mutants:
        found.setdefault(mutant.before(source), set()).add(mutant.after(source))
    return found


def test_python_gets_faults_in_what_runs_and_nowhere_else():
    assert changes(python_mutants("data", "late.py", PYTHON), PYTHON) == {
        "LIMIT: Literal[3] = 4 # and comments 5": {
            "LIMIT: Literal[3] = 5 # and comments 5",
            "LIMIT: Literal[3] = 3 # and comments 5",
        },
        "if days is None:": {"if days is not None:", "if False:", "if True:"},
        'return f"{days + 1}" and max(days, 0) > limit': {
            "return None",
            "return f'{days + 1}'",
            "return (max(days, 0) > limit)",
            "return f'{days + 1}' or max(days, 0) > limit",
            "return f'{days - 1}' and max(days, 0) > limit",
            "return f'{days + 2}' and max(days, 0) > limit",
            "return f'{days + 0}' and max(days, 0) > limit",
            'return f"{days + 1}" and max(days, 0) >= limit',
            'return f"{days + 1}" and max(0, days) > limit',
            'return f"{days + 1}" and min(days, 0) > limit',
            'return f"{days + 1}" and max(days, 1) > limit',
            'return f"{days + 1}" and max(days, -1) > limit',
        },
    }


def test_a_fault_of_python_is_noticed_where_its_statement_runs():
    lines = {mutant.fault: mutant.lines for mutant in python_mutants("data", "late.py", PYTHON)}
    assert lines["branch never taken"] == (9,)
    assert lines["and ↔ or"] == (11,)
    assert function_lines(PYTHON) == {8, 9, 10, 11}


def test_sql_gets_faults_in_operators_conditions_and_names():
    found = changes(sql_mutants("queries", "late.sql", SQL), SQL)
    first, where, order = (" ".join(line.split()) for line in SQL.splitlines()[1:])
    assert {after.replace(first, "") for after in found[first]} >= {
        first.replace("LEFT", "INNER"),
        first.replace("sum", "max"),
        first.replace("people34", "people63"),
    }
    assert found[where] >= {
        where.replace("AND site", "OR site"),
        where.replace("OR b", "AND b"),
        where.replace("=", "<>"),
        where.replace("IS NULL", "IS NOT NULL"),
        where.replace("site.kind = 'point'", "true"),
        where.replace("day BETWEEN $first AND $last", "true"),
        where.replace("$first", "$last"),
    }
    assert not any("$first OR" in after for after in found[where])
    assert found[order] >= {"ORDER BY name"}
    assert set(found) == {first, where, order}


def test_words_are_swapped_lose_a_placeholder_or_their_language():
    found = changes(words_mutants("en/plan.toml", WORDS, WORDS.replace("Half", "Một nửa")), WORDS)
    assert found == {
        'pace = "Pace of {place}"': {'pace = "Pace of"', 'pace = "Order"'},
        'order = "Order"': {'order = "Half"'},
        'half = "Half"': {'half = "Một nửa"'},
    }


def test_swapped_words_change_both_lines():
    swapped = next(
        m for m in words_mutants("en/plan.toml", WORDS, WORDS) if m.fault == "swapped with plan.order"
    )
    assert swapped.of(WORDS) == WORDS.replace('"Order"', "ORDER").replace(
        '"Pace of {place}"', '"Order"'
    ).replace("ORDER", '"Pace of {place}"')
    assert swapped.keys == ("plan.pace", "plan.order")
