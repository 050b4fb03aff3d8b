"""A text says the same in both languages, by a small dictionary: a label that changed places is noticed."""

import re
import tomllib
from pathlib import Path

import pytest

from data.words import Language, catalogue

TERMS = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))
ENDS = ".:?!…"


def written(text: str) -> str:
    """A text without its placeholders, with the words for several, in small letters."""
    chosen = re.sub(r"\{\w+:[^{}|]*\|([^{}]*)\}", r"\1", text)
    return re.sub(r"\{\w+(?::\{\w+\})?\}", " ", chosen).casefold()


def has(expression: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{expression})(?!\w)", written(text)) is not None


def pairs(language: Language) -> list[tuple[str, str, str]]:
    """Key, its text in a language and its text in the other."""
    other: Language = "en" if language == "vi" else "vi"
    return [(key, text, catalogue(other)[key]) for key, text in catalogue(language).items()]


@pytest.mark.parametrize(
    ("language", "term", "translation"),
    [("en", *item) for item in TERMS["english"].items()]
    + [("vi", *item) for item in TERMS["vietnamese"].items()],
)
def test_a_term_is_translated_wherever_it_stands(language: Language, term: str, translation: str):
    using = [(key, theirs) for key, ours, theirs in pairs(language) if has(term, ours)]
    assert using, "no text has this term any more: take it out of terms.toml"
    assert [key for key, theirs in using if not has(translation, theirs)] == []


def test_a_sentence_ends_alike_in_both_languages():
    ends = [
        (key, *(text.strip()[-1] if text.strip()[-1] in ENDS else "" for text in both))
        for key, *both in pairs("vi")
    ]
    assert [key for key, one, other in ends if one != other] == []


def test_only_names_formats_and_joins_are_the_same_in_both_languages():
    same = {key: written(text) for key, text, other in pairs("vi") if text == other}
    named = {key for key, text in same.items() if re.search(r"\w\w", text)}
    assert named == {
        "about.sources.sha256",
        "chart.xlsx",
        "convert.guide.sheet",
        "geography.credit",
        "grid.dateFormatOoo",
        "language.en",
        "language.vi",
        "product",
    }
