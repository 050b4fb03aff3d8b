import re
from string import Formatter

import pytest

from data.words import capital, catalogue, t
from data.words.plurals import Counted, Noun, plural_form


@pytest.mark.parametrize(
    ("number", "form"),
    [("1", "one"), ("0", "other"), ("2", "other"), ("1.0", "other"), ("1,001", "other"), ("−1", "other")],
)
def test_english_has_a_form_for_one_and_one_for_others(number: str, form: str):
    assert plural_form(number, "en") == form
    assert plural_form(number, "vi") == "other"


def test_a_text_gives_both_forms_of_a_word():
    words = "{count} {count:{level}|{levels}} {count:has|have} no data"
    said = {
        number: words.format(count=Counted(number, "en"), level="province", levels="provinces")
        for number in ("1", "3")
    }
    assert said == {"1": "1 province has no data", "3": "3 provinces have no data"}


def test_a_word_with_one_form_only_is_an_error():
    with pytest.raises(ValueError, match="argument"):
        "{count:station|stations|of them}".format(count=Counted("1", "en"))


def test_a_sentence_begins_with_a_capital_letter_whatever_its_first_value_is():
    text = t("gaps.why.share", "en", share="under 0.1%")
    assert text.startswith("Under 0.1%")
    assert t("platforms.v20.finding", "vi", registered="trên 99,9%", used="1,0%").startswith("Trên 99,9%")
    assert capital("") == ""


NOUNS = "stations|places|ledgers|months|rows|values|dates|periods|provinces|regions|districts|results|people"


def test_every_english_count_before_a_noun_follows_the_plural_rule():
    counted = re.compile(rf"\{{\w+\}} ({NOUNS})\b")
    found = {key: counted.search(text) for key, text in catalogue("en").items()}
    assert [key for key, match in found.items() if match] == []


@pytest.mark.parametrize("number", ["1", "2,345", "over 99.9%"])
def test_every_english_text_with_forms_can_be_said(number: str):
    for key, text in catalogue("en").items():
        if "|" in text:
            names = {name for _, name, _, _ in Formatter().parse(text) if name}
            noun = Noun("places", "place", "en")
            given = dict.fromkeys(names, number) | {"level": noun, "unit": noun}
            said = t(key, "en", **given)
            assert "{" not in said


def test_vietnamese_has_no_plural():
    parsed = {key: Formatter().parse(text) for key, text in catalogue("vi").items()}
    assert [key for key, parts in parsed.items() if any(spec for _, _, spec, _ in parts)] == []
