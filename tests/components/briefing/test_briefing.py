import pytest

from components.briefing.briefing import MOST_ITEMS, Briefing, added, duplicated, moved, removed
from components.briefing.item import Item, address_of, in_place, on_date
from components.briefing.refusal import BriefingRefused

ITEM = Item("a", path="/gaps", query={"part": "why", "date": "2026-09-30"}, figure="steps", version="5f")
THREE = Briefing(items=(ITEM, Item("b", figure="x"), Item("c", figure="y")))


def ids(briefing: Briefing) -> str:
    return "".join(item.id for item in briefing.items)


def test_items_move_and_go_by_their_ids():
    assert ids(moved(THREE, "a", 2)) == "bca"
    assert ids(moved(THREE, "c", 0)) == "cab"
    assert ids(moved(THREE, "nobody", 0)) == "abc"
    assert ids(removed(THREE, "b")) == "ac"


def test_what_is_added_or_duplicated_gets_an_id_of_its_own():
    more = added(THREE, ITEM, ITEM)
    assert len(set(ids(more))) == 5 and ids(more).startswith("abc")
    twice = duplicated(THREE, "b")
    assert [item.figure for item in twice.items] == ["steps", "x", "x", "y"]
    assert len({item.id for item in twice.items}) == 4


def test_more_than_a_hundred_items_are_refused_in_a_sentence():
    full = Briefing(items=tuple(Item(str(n)) for n in range(MOST_ITEMS)))
    with pytest.raises(BriefingRefused, match="at most 100 items; this one has 101"):
        added(full, ITEM)
    with pytest.raises(BriefingRefused) as refused:
        added(full, ITEM)
    assert "tối đa 100 mục" in refused.value.said("vi")


def test_an_item_leads_back_to_its_figure():
    assert address_of(ITEM, "en") == "/gaps?lang=en&version=5f&part=why&date=2026-09-30#figure-steps"
    assert "version=now" in address_of(Item("b"), "en", "now")


def test_another_date_or_place_keeps_the_rest():
    assert on_date(ITEM, "2026-08-31").query == {"part": "why", "date": "2026-08-31"}
    newest = on_date(ITEM, None)
    assert (newest.query, newest.version) == ({"part": "why"}, None)
    there = in_place(ITEM, "34", "province", "11")
    assert there.query == {"scheme": "34", "province": "11", "part": "why", "date": "2026-09-30"}
    assert in_place(there, "34", "province", None).query == {"scheme": "34", **ITEM.query}
    assert in_place(Item("p", path="/places/34/01"), "34", "province", "11").path == "/places/34/11"
    assert in_place(Item("p", path="/places/34/01"), "34", "province", None).path == "/places/34"
    station = Item("s", path="/stations/T-1")
    assert in_place(station, "34", "province", "11") == station
