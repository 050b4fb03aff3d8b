"""The one sentence: never more than the data know, and the targets counted as the cards have them."""

import pytest

from components.cards.headline_card import Headline
from components.reading.view import View
from data.measures.metrics import BY_KEY
from pages.home.verdict import verdict
from pages.registry import page_at
from pages.shell.published import view_of


def view(search: str = "?lang=en") -> View:
    return view_of(page_at("/")[0], "/", search)


def card(key: str, value: float | None, partial: str = "") -> Headline:
    return Headline(BY_KEY[key], value, [], None, "", None, "", "/", partial=partial)


PAPERLESS = card("paperless_stations", 0.159)
MET, MISSED = card("record_coverage", 1.0), card("record_opened", 0.1)
FEW, NONE = card("record_opened", 0.95, "3 of 900 stations"), card("record_opened", None)
LITTLE = "Only 15.9% of health stations are paperless"
CASES = (
    ((PAPERLESS, MISSED), f"{LITTLE}; no official target is met yet"),
    ((PAPERLESS, MET, MISSED), f"{LITTLE}; 1 of 2 official targets is met"),
    (
        (card("paperless_stations", 0.5), MET, MET),
        "50.0% of health stations are paperless; all 2 official targets are met",
    ),
    ((PAPERLESS, MET, FEW), f"{LITTLE}; the one official target that can be judged is met"),
    ((PAPERLESS, MISSED, NONE), f"{LITTLE}; none of the official targets that can be judged is met yet"),
    ((PAPERLESS, NONE), f"{LITTLE}; too few data to judge any official target"),
    ((PAPERLESS,), LITTLE),
    (
        (card("paperless_stations", None), MISSED),
        "It is not known how many health stations are paperless; no official target is met yet",
    ),
    (
        (card("paperless_stations", 0.9, "3 of 900 stations"), MET),
        "90.0% of the stations and posts with data are paperless (3 of 900 stations); "
        "too few to judge the place",
    ),
)


@pytest.mark.parametrize(("cards", "said"), CASES)
def test_the_sentence_says_what_is_known(cards: tuple[Headline, ...], said: str):
    assert verdict(view(), cards[0], cards) == said


def test_a_place_stands_before_it():
    seen = view("?lang=en&province=11")
    assert verdict(seen, PAPERLESS, [PAPERLESS]).startswith(f"{seen.place}: only 15.9%")
    assert verdict(view("?province=11"), PAPERLESS, [PAPERLESS]).endswith(
        ": mới 15,9% số trạm y tế không còn dùng sổ giấy"
    )
