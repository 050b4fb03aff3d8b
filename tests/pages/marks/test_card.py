"""The places for marks on a list: there where marks are on, and never with a mark in them."""

from pathlib import Path

from dash._utils import to_json

from data.marks.kept import Marks
from pages.router import build, shown
from tests.data.marks.made import made


def sent(place: str) -> str:
    return str(to_json(shown(build(place, None))))


def test_no_mark_is_in_the_page(marks_on: Path, place: str, listed: str):
    before = sent(place)
    Marks(str(marks_on)).add([made(station=listed, by="Lò Thị Ân")])
    assert sent(place) == before
    assert "data-station" in before and listed in before


def test_where_marks_are_off_nothing_of_them_is_on_the_page(place: str):
    assert "data-marks" not in sent(place) and "data-station" not in sent(place)


def test_a_station_has_a_place_for_its_marks_and_their_history(marks_on: Path, listed: str):
    page = sent(f"/stations/{listed}")
    assert "marks-history" in page and f"marks\\u002fstation?station={listed}" in page
