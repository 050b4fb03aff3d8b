"""Whom sentences name, “892 of 11,011 stations and posts with data”, counted anew from the landing files."""

import re
from datetime import date
from typing import NamedTuple

import pytest

from components.cards.figure_card import charts_on
from components.reading.metric_words import short_of
from data.geography.units import load_units
from data.measures.metrics import BY_KEY
from pages.router import build, page_body
from tests.exports.conftest import Read
from tests.exports.said import sentences
from tests.exports.test_coverage import METRICS
from tests.exports.truth import PEOPLE, Row, gives, speaks_for, stations_of

ENOUGH = 0.8  # as ministries get it
STATIONS = r"[\d,]+ of [\d,]+ (?:stations and posts|station or post)"
NAMED = re.compile(rf"(?:\(|: )({STATIONS} (?:with data|in the register)[^();]*)")
PAGES = ("/", "/gaps", "/gaps?view=why", "/paperless", "/platforms", "/map")
FILTERS: tuple[dict[str, str | int], ...] = (
    {},
    {"zone": 3},
    {"connection": "none"},
    {"province": "04"},
    {"province": "11", "zone": 2},
)


class Place(NamedTuple):
    """A place on a date: its rows, those that filters leave, its communes, the units that pages list."""

    day: date
    rows: list[Row]
    chosen: list[Row]
    communes: int
    areas: int
    level: str

    def whom(self, metric: str) -> str:
        """Whom the metric's value speaks for, in words; empty where it may stand for the place."""
        found = speaks_for(self.chosen, metric, self.day, self.level)
        held = len({row["commune"] for row in self.rows})
        if found is None or (held >= ENOUGH * self.communes and self._share(metric) >= ENOUGH):
            return ""
        noun = "station or post" if found.all_stations == 1 else "stations and posts"
        said = f"{found.stations:,} of {found.all_stations:,} {noun}"
        inside = f"{held:,} of {self.communes:,} communes"
        if found.areas < self.areas:
            inside = f"{found.areas:,} of {self.areas:,} {self.level}s"
        if held >= ENOUGH * self.communes:
            return f"{said} with data" + (f", in {inside}" if found.areas < self.areas else "")
        whole = found.areas == self.areas and found.stations < found.all_stations
        return f"{said} in the register, {'which has' if whole else 'in'} {inside}"

    def _share(self, metric: str) -> float:
        """The part of the stations, and of the people where those are counted, that gave the figure."""
        giving = [row for row in self.chosen if gives(row, metric, self.day)]
        found = speaks_for(self.chosen, metric, self.day, self.level)
        shares = [found.stations / found.all_stations if found else 0]
        if metric in PEOPLE:
            people = [sum(row["population"] or 0 for row in rows) for rows in (giving, self.chosen)]
            shares.append(people[0] / people[1])
        return min(shares)


def place(day: date, rows: list[Row], filters: dict[str, str | int]) -> Place:
    units = load_units().table.filter(scheme="34", level="commune")
    inside = [row for row in rows if row["province"] == filters.get("province", row["province"])]
    chosen = [row for row in inside if all(row[name] == value for name, value in filters.items())]
    if "province" not in filters:
        return Place(day, inside, chosen, units.height, 34, "province")
    communes = units.filter(province_code=filters["province"]).height
    return Place(day, inside, chosen, communes, communes, "commune")


@pytest.mark.parametrize("kind", ("pilot", "three_stations", "weekly"))
def test_every_sentence_names_the_stations_of_the_files_under_filters_too(read: Read, kind: str):
    landing = read(kind)
    day = max(date.fromisoformat(path.name) for path in landing.iterdir())
    rows, wrong, found = stations_of(landing, day), {}, set()
    for filters in FILTERS:
        there = place(day, rows, filters)
        borne = {there.whom(metric) for metric in METRICS}
        for page in PAGES:
            path, _, query = page.partition("?")
            search = "&".join([query, "lang=en", *(f"{name}={value}" for name, value in filters.items())])
            named = {words for text in sentences(build(path, f"?{search}")) for words in NAMED.findall(text)}
            found |= named
            if named - borne:
                wrong[page, *filters.items()] = (sorted(named - borne), sorted(borne))
    assert wrong == {}
    assert len(found) > 3


@pytest.mark.parametrize("filters", ({}, {"zone": 3}))
def test_the_title_of_a_chart_names_whom_its_metrics_speak_for(read: Read, filters: dict[str, str | int]):
    landing = read("pilot")
    day = date(2026, 10, 31)
    there, named = place(day, stations_of(landing, day), filters), 0
    search = "&".join(["?lang=en", *(f"{name}={value}" for name, value in filters.items())])
    for path in ("/", "/gaps", "/paperless", "/platforms"):
        for part in page_body(path, search):
            for chart in charts_on(part).values():
                told = {one.key: there.whom(one.key) for one in chart.metrics if one.key in METRICS}
                assert [whom for whom in told.values() if whom not in chart.title] == [], chart.title
                if len(chart.metrics) == len(told) and len(set(told.values())) > 1:
                    names = {short_of(BY_KEY[key], "en") for key, whom in told.items() if whom}
                    assert [name for name in names if name not in chart.title] == [], chart.title
                named += any(told.values())
    assert named > 8
