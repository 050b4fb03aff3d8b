"""A page bears one name: its package, its words in both languages, its styles and its tests."""

from pathlib import Path

import pytest

from data.words import LANGUAGES
from pages.registry import PAGES

ROOT = Path(__file__).parents[2]
# Words that several pages or parts around them say, and those of commands.
SHARED = {
    "wrong",
    *("breaks", "chart", "convert", "estimates", "geography"),
    *(
        "grid",
        "help",
        "ledgers",
        "levels",
        "methods",
        "metrics",
        "picture",
        "shell",
        "tables",
        "tour",
        "views",
    ),
}
AROUND = {"present", "marks", "signin"}  # what is around several pages, with words of its own


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_a_package_words_and_tests_of_its_name(page: str):
    assert (ROOT / "pages" / page / "page.py").is_file()
    assert list((ROOT / "tests/pages" / page).glob("test_*.py"))
    for language in LANGUAGES:
        assert (ROOT / f"data/words/{language}/{page}.toml").is_file()


def test_no_package_words_styles_or_tests_bear_another_name():
    packages = {path.parent.name for path in (ROOT / "pages").glob("*/__init__.py")}
    assert packages - {"shell", "serving"} == set(PAGES) | AROUND
    assert {path.stem for path in (ROOT / "data/words").glob("*/*.toml")} == SHARED | AROUND | set(PAGES)
    assert {path.stem for path in (ROOT / "assets/pages").iterdir()} <= set(PAGES)
    assert {path.name for path in (ROOT / "tests/pages").iterdir() if list(path.glob("*.py"))} <= packages


def test_a_package_says_in_ten_lines_what_it_answers():
    for page in PAGES:
        text = (ROOT / "pages" / page / "__init__.py").read_text()
        assert text.startswith('"""') and len(text.strip().splitlines()) <= 11, page
