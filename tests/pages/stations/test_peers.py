"""How a station stands among those like it, in words and for readers of one province."""

from dataclasses import replace

import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.scope import Reader
from pages.stations.peers import peers
from queries.station import station
from tests.pages.stations.viewing import NATIONAL, body, view


def test_the_title_counts_the_peers_that_the_table_shows(reporting: str):
    chart = charts_on(html.Div(body(reporting)))["peers"]
    own = chart.frame.filter(station_id=reporting)["ledgers"][0]
    others = chart.frame.filter(chart.frame["station_id"] != reporting)["ledgers"].drop_nulls()
    below, same = int((others < own).sum()), int((others == own).sum())
    assert chart.title.startswith(f"Of {len(others)} similar ")
    assert f", {below} ha" in chart.title
    assert chart.title.endswith(f"{len(others) - below - same} a larger one, {same} the same")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_reader_of_a_province_sees_its_stations_alone_and_the_same_title(reporting: str, language: str):
    seen = view(reporting, f"?lang={language}")
    site = station(seen.snapshot, reporting, NATIONAL).row(0, named=True)
    of_all = peers(seen, site)
    own = peers(replace(seen, reader=Reader("province", site["province34"])), site)
    assert own.title == of_all.title
    assert own.frame.height < of_all.frame.height
    assert set(own.frame["province34"]) == {site["province34"]}
    assert len(own.notes) == len(of_all.notes) + 1
