"""Scripts as they must be to be joined in their order: closed in themselves, each using earlier ones only."""

import re

import pytest

from components.frame.assets import SCRIPTS
from tests.assets.test_order import ASSETS, ROOT

# A comment on the purpose, then one closure: a joined file is a list of such statements.
CLOSED = re.compile(r"(?:// .*\n)+\(\(\) => \{\n(?:(?:  .*)?\n)+\}\)\(\);\n")
TAKES = re.compile(r"const \{([^}]*)\} =\s+window\.(tramso\w*);")
GIVES = re.compile(r"window\.(tramso\w*) = \{ \.\.\.window\.\1,([^}]*)\};")


def names(pattern: re.Pattern[str], text: str) -> list[str]:
    """Space and name (tramsoMap.fill) of all that a script takes or gives."""
    found = (match.groups() if pattern is GIVES else match.groups()[::-1] for match in pattern.finditer(text))
    return [f"{space}.{name}" for space, listed in found for name in re.findall(r"\w+", listed)]


def script(path: str) -> str:
    return (ASSETS / path).read_text()


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_is_one_closure_with_its_purpose(path: str):
    assert CLOSED.fullmatch(script(path))


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_takes_only_what_earlier_ones_gave(path: str):
    earlier = "".join(map(script, SCRIPTS[: SCRIPTS.index(path)]))
    assert set(names(TAKES, script(path))) <= set(names(GIVES, earlier))


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_names_others_nowhere_but_where_it_takes_and_gives(path: str):
    rest = GIVES.sub("", TAKES.sub("", script(path)))
    assert not re.search(r"window\.tramso", rest)


def test_what_a_script_gives_is_given_once_and_taken():
    """By a later script, or by what presses nothing: the browser's tests."""
    given = [name for path in SCRIPTS for name in names(GIVES, script(path))]
    taken = {name for path in SCRIPTS for name in names(TAKES, script(path))}
    tests = "".join(path.read_text() for path in (ROOT / "tests/browser").glob("*.*"))
    taken |= {f"tramso.{name}" for name in re.findall(r"window\.tramso\.(\w+)", tests)}
    assert sorted(given) == sorted(taken)


@pytest.mark.parametrize("path", SCRIPTS)
def test_a_script_writes_no_colour(path: str):
    """It asks for a token's value: `token("--always-dark")`."""
    assert re.findall(r"[\"'`]#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(", script(path)) == []
