import re
from pathlib import Path

from data.contract import LEDGER_IDS, REASONS, TABLES, WARNINGS

CATALOGUE = Path(__file__).parents[2] / "data" / "reference" / "ledgers78.csv"


def test_the_78_ledger_ids_have_two_digits():
    assert (LEDGER_IDS[0], LEDGER_IDS[-1], len(set(LEDGER_IDS))) == ("L01", "L78", 78)
    assert all(re.fullmatch("L[0-9]{2}", ledger) for ledger in LEDGER_IDS)


def test_the_ledgers_of_the_catalogue_are_those_of_the_contract():
    rows = CATALOGUE.read_text("utf-8").splitlines()[1:]
    assert len([row for row in rows if row.strip()]) == len(LEDGER_IDS)


def test_every_key_and_comparison_names_a_listed_column():
    for table in TABLES:
        named = {*table.key, *(name for pair in table.at_most for name in pair)}
        assert named <= set(table.names), table.name
        assert len(set(table.names)) == len(table.names)


def test_keys_allow_no_null():
    for table in TABLES:
        assert [column.name for column in table.columns if column.name in table.key and column.nullable] == []


def test_every_reason_a_question_gives_is_declared():
    given = set()
    for path in (Path(__file__).parents[2] / "data" / "checks" / "sql").glob("*_failures.sql"):
        given |= set(re.findall(r", '(\w+)', NULL\)", path.read_text()))
    assert given and given <= set(REASONS)
    assert not given & set(WARNINGS)
