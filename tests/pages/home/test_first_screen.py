"""The parts of the first screen, recounted from the stations themselves."""

from datetime import date

import pytest
from dash import dcc

from components.reading.view import View, place_href
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from data.measures.rank import apart
from pages.home.behind import behind, furthest_behind
from pages.home.changed import changed
from pages.home.first_cards import due_text
from pages.home.page import render
from pages.home.ranking import ranking
from pages.registry import page_at
from pages.shell.published import view_of
from pages.stages.chart import stages_card, stages_chart
from queries.counts import counts_by_place
from queries.stations import stations
from tests.pages.home.test_verdict import card
from tests.pages.reading import links_on, parts_of, words_on

LEDGERS = card("ledger_digitisation", 0.5)
STAGES = ("not_deployed", "deployed", "reporting", "parallel", "mostly_electronic", "paperless", "sustained")


def view(search: str = "lang=en") -> View:
    return view_of(page_at("/")[0], "/", f"?{search}")


def told_apart() -> View:
    """The country, or a region of it, where the last places are not all level."""
    country = view()
    regions = country.units.table.filter(scheme="34", level="province")["region_code"].unique().sort()
    for seen in (country, *(view(f"lang=en&region={region}") for region in regions)):
        places = ranking(seen)
        if places and places.ranked.height > 1 and apart(places.ranked.reverse(), 5).height:
            return seen
    raise AssertionError("all places are level everywhere")


def test_the_last_places_stand_in_order_and_lead_to_their_lists():
    seen = told_apart()
    rows = with_value(counts_by_place(seen.snapshot, seen.scope, "province"), DEFAULT_METRIC)
    values = dict(rows.select("code", "value").iter_rows())
    part = behind(seen)
    to_lists = [
        one.href for one in parts_of(part) if isinstance(one, dcc.Link) and one.href.endswith("#list")
    ]
    codes = [address.split("/places/34/")[1].split("?")[0].split("#")[0] for address in to_lists]
    assert 1 < len(codes) <= 5
    assert to_lists == [f"{place_href(seen, '34', code)}#list" for code in codes]
    shown = [values[code] for code in codes]
    assert shown == sorted(values.values())[: len(codes)]
    for code, name in rows.select("code", "short_en").iter_rows():
        assert (name in links_on(part)) == (code in codes)


def test_the_dots_number_the_last_places_as_the_list_does():
    seen = told_apart()
    listed = furthest_behind(seen)
    ways = stages_chart(seen, small=True).ways
    card = parts_of(stages_card(seen, small=True, numbered=listed))
    links = [one for one in card if isinstance(one, dcc.Link)]
    numbers = {link.href: number for link in links for number in numbers_on(link)}
    assert numbers == {ways[code]: number for number, code in enumerate(listed, 1)}
    assert numbers_on(behind(seen)) == sorted(numbers.values())


def numbers_on(part: object) -> list[int]:
    """The places in a list that stand beside names."""
    return [one.children for one in parts_of(part) if getattr(one, "className", None) == "place-number"]


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
