import polars as pl
import pytest

from components.cards.figure_card import charts_on
from data.measures.gaps import bar_of
from data.measures.metrics import METRICS
from data.scope import Scope
from pages.router import build, page_body
from queries.site_gaps import site_gaps
from queries.stations import stations
from tests.pages.gaps.test_amount import view
from tests.pages.reading import links_on, words_on


def charts(search: str) -> dict:
    return {key: chart for part in page_body("/gaps", search) for key, chart in charts_on(part).items()}


def lacking_by_hand(seen) -> dict[str, int]:
    """More than 90 % of each station's own people are needed."""
    bar = bar_of(seen.metric)
    assert (bar.ten_thousandths, bar.above) == (9000, True)
    rows = stations(seen.snapshot, Scope("34")).iter_rows(named=True)
    known = {row["station_id"]: row for row in rows if row["records_opened_base"]}
    lacks = {key: row["population"] * 9 // 10 + 1 - row["records_opened"] for key, row in known.items()}
    return {key: lack for key, lack in lacks.items() if lack > 0}


@pytest.mark.parametrize("share", (25, 50, 75, 90))
def test_the_list_is_the_fewest_stations_that_hold_the_share(share):
    search = f"?view=closing&metric=record_opened&share={share}"
    lacks = lacking_by_hand(view(search))
    ordered = sorted(lacks.values(), reverse=True)
    fewest = next(n for n in range(1, len(ordered) + 1) if 100 * sum(ordered[:n]) >= share * sum(ordered))
    listed = charts(search)["visit"].frame
    assert listed.height == fewest
    assert dict(listed.select("station_id", "gap").iter_rows()).items() <= lacks.items()


@pytest.mark.parametrize("trip", ("district", "commune", "province"))
def test_trips_add_up_to_the_list(trip):
    found = charts(f"?view=closing&trip={trip}")
    rows, listed = found["trips"].frame, found["visit"].frame
    assert rows["stations"].sum() == listed.height
    assert rows["gap"].sum() == listed["gap"].sum()
    assert rows["cumulative"][-1] == pytest.approx(listed["gap"].sum() / found["closing"].frame["gap"].sum())


def test_silent_stations_are_never_listed_and_always_told_of():
    seen = view("?view=closing&lang=en")
    sites = site_gaps(seen.snapshot, seen.scope, seen.metric)
    unknown = sites.filter(pl.col("bottom") == 0, pl.col("whole") > 0)
    assert unknown.height
    assert set(unknown["station_id"]).isdisjoint(
        charts("?view=closing&lang=en")["closing"].frame["station_id"]
    )
    assert f"Stations without data: {unknown.height}" in words_on(page_body("/gaps", "?view=closing&lang=en"))


def test_stations_that_tie_are_told_of():
    assert "Any others of the group would do as well" in words_on(
        page_body("/gaps", "?view=closing&metric=stations_with_doctor&lang=en")
    )


def test_the_list_leads_to_stations_and_has_phones():
    search = "?view=closing&lang=en"
    first = charts(search)["visit"].frame.row(0, named=True)
    assert links_on(page_body("/gaps", search))[first["name"]] == f"/stations/{first['station_id']}?lang=en"
    assert "phone" in {column.name for column in charts(search)["visit"].columns}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("search", ("", "&province=01", "&scheme=63&trip=commune"))
def test_every_metric_draws(metric, search):
    built = build("/gaps", f"?view=closing&metric={metric.key}{search}")
    assert "role='alert'" not in str(built.page)
