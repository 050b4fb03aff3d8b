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
def test_by_gain_alone_the_list_is_the_fewest_stations_that_hold_the_share(share):
    search = f"?view=closing&metric=record_opened&priority=people&share={share}"
    lacks = lacking_by_hand(view(search))
    ordered = sorted(lacks.values(), reverse=True)
    fewest = next(n for n in range(1, len(ordered) + 1) if 100 * sum(ordered[:n]) >= share * sum(ordered))
    listed = charts(search)["visit"].frame
    assert listed.height == fewest
    assert dict(listed.select("station_id", "gap").iter_rows()).items() <= lacks.items()


def test_by_itself_the_list_goes_by_gain_for_the_effort_as_far_as_the_share():
    listed = charts("?view=closing&metric=record_opened")["visit"].frame
    lacks = lacking_by_hand(view("?view=closing&metric=record_opened"))
    worth = (listed["gap"] / listed["effort"]).to_list()
    assert worth == sorted(worth, reverse=True)
    held = listed["gap"].sum() / sum(lacks.values())
    assert held >= 0.5 > held - listed["gap"][-1] / sum(lacks.values())


def test_a_metric_that_a_station_has_or_not_lists_those_nearest_to_done_and_never_a_lack_of_one():
    search = "?view=closing&metric=paperless_stations&best=10&lang=en"
    found = charts(search)["visit"]
    assert found.frame.height == 10
    assert found.frame["effort"].is_sorted()
    assert "gap" not in {column.name for column in found.columns}
    words = words_on(page_body("/gaps", search))
    assert "10 are listed as nearest to done" in words
    assert "1 stations" not in words
    # Those of the list with the most ledgers left have fewer than the typical station that falls short.
    every = charts(search.replace("best=10", "best=1000"))["visit"].frame
    assert found.frame["ledgers_left"].median() < every["ledgers_left"].median() / 3


def test_a_row_says_why_it_stands_there():
    rows = charts("?view=closing&metric=paperless_stations&best=1000&lang=en")["visit"].frame
    first = rows.row(0, named=True)
    assert first["reasons"].startswith(f"{first['ledgers_left']} ledger")
    near = f"{first['near_reached']} of {first['near_known']} nearest already there"
    assert near in first["reasons"]
    for row in rows.iter_rows(named=True):
        told = {True: "; connected to", False: "; not connected to", None: "Connection"}
        assert told[row["connected"]] in row["reasons"]
        assert f"{row['own_staff']} staff" in row["reasons"]
        assert ("ledgers left: L" in row["reasons"]) == (row["ledgers_left"] in (2, 3))
        # Eleven months of data know no pace of a year.
        assert "no data (counted as a half): " in row["reasons"]
        assert row["reasons"].endswith("Pace of similar stations")


def test_weights_of_the_address_change_the_order_and_stand_on_the_page():
    search = "?view=closing&metric=paperless_stations&best=1000&lang=en"
    plain, other = charts(search), charts(f"{search}&weigh_ledgers=0&weigh_staff=8")
    assert plain["weights"].frame["weight"].to_list() == [4, 2, 1, 1, 2]
    assert other["weights"].frame["weight"].to_list() == [0, 2, 8, 1, 2]
    assert plain["visit"].frame["station_id"].to_list() != other["visit"].frame["station_id"].to_list()
    rows = other["visit"].frame
    staff = rows["people"] / (rows["people"] + 1500 * rows["own_staff"])
    lone = (1 - rows["near_reached"] / rows["near_known"]).to_list()
    near = [0.5 if known < 3 else part for known, part in zip(rows["near_known"], lone, strict=True)]
    linked = [{True: 0, False: 1, None: 0.5}[one] for one in rows["connected"]]
    sums = [1 + 8 * s + n + 2 * c + 2 * 0.5 for s, n, c in zip(staff, near, linked, strict=True)]
    assert rows["effort"].to_list() == pytest.approx(sums)
    assert rows["effort"].is_sorted()


def test_the_curve_ends_with_all_and_gain_alone_closes_most_by_station_but_not_by_effort():
    rows = charts("?view=closing&metric=record_opened&lang=en")["closing"].frame
    chosen, alone = (part for _, part in rows.group_by("order", maintain_order=True))
    assert chosen["held"][-1] == alone["held"][-1] == pytest.approx(1)
    assert chosen["effort"][-1] == pytest.approx(alone["effort"][-1])
    half = [part.filter(pl.col("held") >= 0.5)["effort"][0] for part in (chosen, alone)]
    assert half[0] <= half[1]


@pytest.mark.parametrize("trip", ("district", "commune", "province"))
def test_trips_add_up_to_the_list(trip):
    found = charts(f"?view=closing&trip={trip}")
    rows, listed = found["trips"].frame, found["visit"].frame
    assert rows["stations"].sum() == listed.height
    assert rows["gap"].sum() == listed["gap"].sum()
    assert rows["cumulative"][-1] == pytest.approx(rows["share"].sum())


def test_silent_stations_are_never_listed_and_always_told_of():
    seen = view("?view=closing&lang=en")
    sites = site_gaps(seen.snapshot, seen.scope, seen.metric)
    unknown = sites.filter(pl.col("bottom") == 0, pl.col("whole") > 0)
    assert unknown.height
    listed = charts("?view=closing&priority=people&share=90&lang=en")["visit"].frame["station_id"]
    assert set(unknown["station_id"]).isdisjoint(listed)
    assert f"Stations without data: {unknown.height}" in words_on(page_body("/gaps", "?view=closing&lang=en"))


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
