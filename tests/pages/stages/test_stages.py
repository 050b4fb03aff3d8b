"""The page of dots: as many in each state as the counts of the same date, in one order everywhere."""

import json

import numpy as np
import polars as pl
import pytest
from flask import Flask

from components.dots.states import STATES
from data.measures.counts import EVERY_STAGE
from pages.registry import page_at
from pages.router import page_body
from pages.shell.published import view_of
from pages.stages.chart import stages_chart
from pages.stages.routes import stage_routes
from queries.counts import counts_by_place, counts_now
from tests.pages.reading import links_on, words_on


def view(search: str = ""):
    return view_of(page_at("/stages")[0], "/stages", f"?lang=en&{search}")


def some_commune() -> str:
    seen = view()
    rows = counts_by_place(seen.snapshot, seen.scope, "commune")
    return str(rows.sort("stations")["code"][-1])


@pytest.mark.parametrize("search", ("", "scheme=63", "province=01", "zone=1", "date=first"))
def test_dots_are_the_stations_that_the_counts_count(search: str):
    asked = search.replace("first", str(view().snapshot.dates[0]))
    seen = view(asked)
    chart = stages_chart(seen)
    counted = counts_now(seen.snapshot, seen.scope).row(0, named=True)
    drawn = np.bincount(chart.dots.digits[:, chart.at], minlength=len(STATES))
    of_state = {state.key: int(drawn[state.digit]) for state in STATES}
    if not seen.filters:  # under a filter dots are those of whom it holds now
        assert {stage: of_state[stage] for stage in EVERY_STAGE} == {
            stage: counted[f"stage_{stage}"] for stage in EVERY_STAGE
        }
    assert chart.frame["stations"].sum() == counted["stations"]
    assert sum(tile.count for tile in chart.wide.tiles) == chart.dots.sites.height
    for layout in (chart.wide, chart.narrow):
        for tile in layout.tiles:
            own = chart.dots.sites[tile.first : tile.first + tile.count]
            assert own["code"].unique().to_list() == [tile.code]


def test_a_tile_leads_inside_and_in_a_commune_to_the_station():
    commune = some_commune()
    seen = view(f"commune={commune}")
    chart = stages_chart(seen)
    assert set(chart.ways) == set(chart.dots.sites["station_id"])
    words = words_on(page_body("/stages", f"?lang=en&commune={commune}"))
    for name in chart.dots.sites["name"]:
        assert name in words
    assert all("/stations/" in address for address in chart.ways.values())
    country = links_on(page_body("/stages", "?lang=en"))
    assert any(address.startswith("/stages?") and "province=01" in address for address in country.values())


def test_bytes_and_names_are_in_the_order_of_the_page():
    seen = view()
    chart = stages_chart(seen)
    query = f"version={seen.snapshot.version}&date={seen.snapshot.date}&scheme=34"
    server = Flask(__name__)
    server.register_blueprint(stage_routes)
    client = server.test_client()
    body = client.get(f"/stages/data/dots?{query}")
    assert body.status_code == 200 and "immutable" in body.headers["Cache-Control"]
    table = np.frombuffer(body.data, np.uint8).reshape(chart.dots.digits.shape)
    assert ((table - ord("0")) % 32 == chart.dots.digits).all()
    tile = chart.wide.tiles[-1]
    named = json.loads(client.get(f"/stages/data/names?{query}&tile={tile.code}").data)
    own = chart.dots.sites[tile.first : tile.first + tile.count]
    assert named == [list(row) for row in own.select("station_id", "name").iter_rows()]
    assert client.get("/stages/data/dots?province=nowhere").status_code == 404


def test_the_finding_says_when_nothing_is_known():
    seen = view(f"date={view().snapshot.dates[0]}")
    assert stages_chart(seen).finding.count("%") == 1
    assert stages_chart(view()).finding.count("%") == 2
    assert isinstance(stages_chart(view()).frame, pl.DataFrame)
