"""What a plan puts in order, against the counts of the same sites and every pair of points."""

import polars as pl
import pytest

from data.scope import Reader, Scope
from data.store.snapshot import Snapshot
from queries.counts import counts_now
from queries.plan import plan_sites
from queries.stations import stations
from tests.data.methods.test_plan import slow_km

SCOPES = [Scope("34"), Scope("63"), Scope("34", province="15"), Scope("34", zone=2)]


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_sites_are_those_that_count_and_agree_with_the_counts(latest: Snapshot, scope: Scope):
    sites, counts = plan_sites(latest, scope), counts_now(latest, scope).row(0, named=True)
    assert sites.height == counts["stations"]
    assert sites["paperless"].sum() == counts["stations_paperless"]
    assert sites["paperless"].is_not_null().sum() == counts["stations_paperless_base"]
    assert sites["connected"].sum() == counts["stations_connected"]
    assert sites["deployed"].sum() == counts["stations_deployed"]
    open_ledgers = sum(counts[f"ledgers_{state}"] for state in ("parallel", "paper", "missing"))
    assert sites["open_ledgers"].sum() == open_ledgers


def test_distances_reach_paperless_sites_beyond_the_scope(latest: Snapshot):
    every = {row["station_id"]: row for row in plan_sites(latest, Scope("34")).iter_rows(named=True)}
    done = [row for row in every.values() if row["paperless"] and row["latitude"] is not None]
    assert done
    waiting = plan_sites(latest, Scope("34", province="15"))
    own = {row["station_id"] for row in stations(latest, Scope("34", province="15")).iter_rows(named=True)}
    assert set(waiting["station_id"]) == own
    for row in waiting.iter_rows(named=True):
        assert (row["km"] is None) == (row["latitude"] is None)
        if row["km"] is not None:
            assert row["km"] == pytest.approx(slow_km(row, done), abs=1e-3)


def test_a_reader_of_a_province_gets_no_other(latest: Snapshot):
    reader = Reader("province", "15")
    mine = plan_sites(latest, Scope("34", reader=reader))
    assert set(mine["province"]) == {"15"}
    assert mine.drop("km").equals(plan_sites(latest, Scope("34", province="15")).drop("km"))
    assert mine["paperless"].sum() == mine.filter(pl.col("paperless"))["station_id"].n_unique()
