import json
import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as some

from components.briefing.briefing import Briefing, Cover
from components.briefing.code import LARGEST, SCHEMA, from_json, from_token, to_json, to_token
from components.briefing.item import Item
from components.briefing.refusal import BriefingRefused

BRIEFING = Briefing(
    "Giao ban tháng 10",
    (
        Item("1", "heading", title="Sổ sách"),
        Item("2", path="/paperless", query={"part": "flow"}, figure="flow", version="5f", comment="Xem =A1"),
    ),
    Cover("Bộ Y tế", "Cả nước", "31/10/2026", "Vụ Kế hoạch"),
    "en",
    "A4",
)


def test_a_file_and_a_link_bring_the_same_briefing_back():
    assert from_json(to_json(BRIEFING)) == BRIEFING
    assert from_token(to_token(BRIEFING)) == BRIEFING


def test_a_link_with_a_hundred_items_fits_an_address():
    items = tuple(
        Item(str(n), path="/places/34/11", query={"metric": f"m{n}"}, figure="trend") for n in range(100)
    )
    assert len(to_token(Briefing("Sơ kết", items))) < 2500


@given(some.text(max_size=200))
def test_any_text_in_the_place_of_a_file_or_a_link_gives_a_briefing_or_a_sentence(text: str):
    for read in (from_json, from_token):
        with pytest.raises(BriefingRefused, match="damaged"):
            read(text)


@given(some.integers(0, 10_000), some.characters())
def test_one_letter_changed_in_a_link_is_noticed(at: int, letter: str):
    token = to_token(BRIEFING)
    at %= len(token)
    try:
        found = from_token(token[:at] + letter + token[at + 1 :])
    except BriefingRefused:
        return
    # The last letters may hold bits that nothing is made of.
    assert found == BRIEFING


@pytest.mark.parametrize(
    "wrong",
    (
        {},
        {"briefing": "1"},
        {"briefing": 1, "items": 3},
        {"briefing": 1, "items": [3]},
        {"briefing": 1, "items": [{"path": "//elsewhere.example"}]},
        {"briefing": 1, "items": [{"path": "gaps"}]},
        {"briefing": 1, "items": [{"comment": 5}]},
        {"briefing": 1, "items": [{"query": {"a": "b" * 2000}}]},
        {"briefing": 1, "cover": []},
    ),
)
def test_a_file_that_holds_something_else_is_refused(wrong: dict[str, object]):
    with pytest.raises(BriefingRefused, match="damaged"):
        from_json(json.dumps(wrong))


def test_a_newer_a_larger_and_a_bursting_file_are_refused():
    with pytest.raises(BriefingRefused, match="newer release"):
        from_json(json.dumps({"briefing": SCHEMA + 1}))
    with pytest.raises(BriefingRefused, match="so large"):
        from_json(" " * (LARGEST + 1))
    bomb = urlsafe_b64encode(zlib.compress(b" " * 50_000_000, 9)).decode()
    with pytest.raises(BriefingRefused, match="so large"):
        from_token(bomb)


def test_hostile_words_lose_what_no_file_can_hold_and_stay_as_they_are_otherwise():
    said = {
        "briefing": 1,
        "title": "a\x00b\u202ec",
        "items": [{"title": "=1+1 <b>&</b>", "comment": "x" * 9000}],
    }
    found = from_json(json.dumps(said))
    assert found.title == "abc"
    assert found.items[0].title == "=1+1 <b>&</b>"
    assert len(found.items[0].comment) == 4000


def test_words_out_of_their_lists_become_the_first_and_repeated_ids_are_told_apart():
    said = {"briefing": 1, "language": "fr", "format": "A0", "items": [{"id": "1"}, {"id": "1"}]}
    found = from_json(json.dumps(said))
    assert (found.language, found.format) == ("vi", "16:9")
    assert len({item.id for item in found.items}) == 2
