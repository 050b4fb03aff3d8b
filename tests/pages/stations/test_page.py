"""The page of a station: the register, dates, readers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.scope import Reader
from data.store.publication import Publication
from data.words import LANGUAGES
from pages.registry import page_at
from pages.router import build
from queries.station import station
from tests.pages.reading import classed, links_on, repeated_ids, words_on
from tests.pages.stations.viewing import NATIONAL, accepted, body, view


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_station_says_what_the_register_says(silent: str, store: Path, latest: date, language: str):
    row = accepted(store, latest, "station").filter(station_id=silent).row(0, named=True)
    shown = build(f"/stations/{silent}", f"?lang={language}")
    words = words_on(shown.page)
    assert row["name"] in words
    assert row["phone"] in words
    assert repeated_ids([*shown.filters, *shown.page]) == []
    assert [link.href for link in classed(shown.page, "tel")] == ["tel:" + row["phone"].replace(" ", "")]


def test_the_history_ends_at_the_date_looked_at(silent: str, opened: Publication):
    day = opened.snapshot().dates[-3]
    chart = charts_on(html.Div(body(silent, f"?lang=en&date={day}")))
    assert chart["reports"].frame["date"].max() == day
    assert chart["metrics"].frame["date"].max() == day


def test_a_station_of_another_province_is_unknown_to_a_provincial_reader(silent: str):
    seen = view(silent)
    row = station(seen.snapshot, silent, NATIONAL).row(0, named=True)
    page, parts = page_at(f"/stations/{silent}")
    for province, known in ((row["province34"], True), ("01" if row["province34"] != "01" else "79", False)):
        reader = replace(seen, reader=Reader("province", province))
        shown = page.render(reader, **parts)
        assert (row["name"] in words_on(shown)) == known
        assert known or any(address.startswith("/stations?") for address in links_on(shown).values())
