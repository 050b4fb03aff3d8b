"""The user guide has every page in both languages, with its picture."""

import re

import pytest

from data.words import LANGUAGES, t
from pages.registry import PAGES
from pages.shell.page import NOT_FOUND
from tests.guide import FOLDER, SHOWN, picture

LARGEST = 150_000  # bytes of a picture


def guide(language: str) -> str:
    return (FOLDER / f"{language}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_guide_with_its_picture(language: str):
    text = guide(language)
    for page in PAGES.values():
        if page.key == NOT_FOUND:
            continue
        path = page.path.partition("<")[0]
        assert re.search(rf"^## .*\(`{re.escape(path)}", text, re.MULTILINE), page.path
        assert f"({picture(page.key, language).name})" in text
    headings = re.findall(r"^## (.+) \(`", text, re.MULTILINE)
    named = {t(f"nav.{key}", language) for key in SHOWN if key in PAGES and key not in ("search", "briefing")}
    assert named <= set(headings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_shown_and_small(language: str):
    shown = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide(language)))
    taken = {picture(key, language).name for key in SHOWN}
    assert shown == taken
    assert {name for name in shown if not 2_000 < (FOLDER / name).stat().st_size < LARGEST} == set()


def test_both_languages_have_the_same_sections():
    sections = [re.findall(r"^## .+ \(`([^`]+)`\)", guide(language), re.MULTILINE) for language in LANGUAGES]
    assert len(sections[0]) == len(SHOWN)
    assert sections[0] == sections[1]
