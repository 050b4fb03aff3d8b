"""The parts of the first screen, recounted from the stations themselves."""

from datetime import date

import polars as pl
import pytest

from components.reading.view import View, place_href
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from pages.home.behind import behind
from pages.home.changed import changed
from pages.home.first_cards import due_text
from pages.home.page import render
from pages.registry import page_at
from pages.shell.published import view_of
from queries.counts import counts_by_place
from queries.stations import stations
from tests.pages.home.test_verdict import card
from tests.pages.reading import links_on, words_on

LEDGERS = card("ledger_digitisation", 0.5)
STAGES = ("not_deployed", "deployed", "reporting", "parallel", "mostly_electronic", "paperless", "sustained")


def view(search: str = "lang=en") -> View:
    return view_of(page_at("/")[0], "/", f"?{search}")


def test_the_last_places_stand_in_order_and_lead_to_their_lists():
    seen = view()
    rows = with_value(counts_by_place(seen.snapshot, seen.scope, "province"), DEFAULT_METRIC)
    known = rows.filter(pl.col("value").is_not_null()).sort("value")
    part = behind(seen)
    links = links_on(part)
    first = known.row(0, named=True)
    if known["value"].n_unique() == known.height:
        assert first["short_en"] in words_on(part)
    to_lists = [address for address in links.values() if address.endswith("#list")]
    assert to_lists and len(to_lists) <= 5
    for address in to_lists:
        code = address.split("/places/34/")[1].split("?")[0].split("#")[0]
        assert address == f"{place_href(seen, '34', code)}#list"
        assert code in rows["code"]


def test_moves_are_those_of_the_stations_between_the_two_dates():
    seen = view()
    now, then = (
        dict(stations(one, seen.scope).select("station_id", "stage").iter_rows())
        for one in (seen.snapshot, seen.compare)
    )
    both = [
        (STAGES.index(then[s]), STAGES.index(now[s]))
        for s in now.keys() & then.keys()
        if then[s] in STAGES and now[s] in STAGES
    ]
    up, back = sum(b > a for a, b in both), sum(b < a for a, b in both)
    assert f"Stages: {up} moved up, {back} moved back." in words_on(changed(seen, LEDGERS))


def test_the_first_date_has_nothing_to_compare_with():
    first = view(f"lang=en&date={view().snapshot.dates[0]}")
    assert "No earlier period to compare with." in words_on(changed(first, LEDGERS))


@pytest.mark.parametrize(
    ("months", "said"),
    (
        ((0, 0), "due this month"),
        ((-5, -3), "5 years 3 months overdue"),
        ((1, 0), "1 year left"),
        ((0, -1), "1 month overdue"),
    ),
)
def test_how_long_a_target_is_overdue(months: tuple[int, int], said: str):
    seen = view()
    today = seen.snapshot.date
    number = today.year * 12 + today.month - 1 + 12 * months[0] + months[1]
    assert due_text(seen, date(number // 12, number % 12 + 1, 1)) == said


def test_a_place_s_list_is_one_link_away():
    seen = view("lang=en&province=01")
    links = links_on(render(seen))
    name = next(words for words in links if words.startswith("Stations to contact in"))
    assert links[name].endswith("#list") and "/places/34/01" in links[name]
