"""Bounds of silent stations, done again site by site from the snapshots before."""

import pytest

from data.measures.bounds import with_bounds
from data.measures.chain import chain_of
from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.bounds import closed_places, silent_bounds
from queries.gaps import gap_by_place
from queries.stations import stations
from tests.data.small_country import rows_of

ALWAYS_KNOWN = ("deployment", "reporting", "timeliness", "ledger_digitisation", "parallel_running")


def rows_on(snapshot, scope):
    return {row["station_id"]: row for row in stations(snapshot, scope).to_dicts()}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("scope", (Scope("34"), Scope("63", zone=2)))
def test_bounds_are_what_the_silent_sites_add(latest, scope, metric):
    whole = chain_of(metric).whole if chain_of(metric) else None
    now = rows_on(latest, scope)
    expected: dict[str, list[int]] = {}
    for key, row in now.items():
        if not row["stations_silent"] or row[metric.denominator]:
            continue
        before = (
            rows_on(latest.on(row["last_report"]), Scope(scope.scheme)).get(key)
            if row["last_report"]
            else None
        )
        top, bottom = (before[metric.numerator], before[metric.denominator]) if before else (0, 0)
        held = expected.setdefault(row["province"], [0] * 5)
        for place, number in enumerate((1, int(not bottom), row[whole] if whole else bottom, top, bottom)):
            held[place] += number
    found = {code: list(rest) for code, *rest in silent_bounds(latest, scope, "province", metric).iter_rows()}
    assert found == expected
    if metric.key in ALWAYS_KNOWN[:2]:
        assert found == {}


def test_a_metric_of_reports_has_silent_stations_to_bound(latest):
    metric = BY_KEY["record_opened"]
    places = gap_by_place(latest, Scope("34"), "province", metric)
    silent = silent_bounds(latest, Scope("34"), "province", metric)
    assert silent["silent"].sum() > 0
    rows = with_bounds(places, silent, metric)
    for row in rows.iter_rows(named=True):
        known = row["top"] / row["bottom"] if row["bottom"] else None
        if not row["silent"]:
            assert row["at_zero"] == row["at_last"] == known
        elif known is not None:
            assert row["at_zero"] <= known
            assert row["at_last"] == (row["top"] + row["top_last"]) / (row["bottom"] + row["bottom_last"])


def test_a_place_closed_is_one_whose_sites_are_all_closed(latest):
    sites = rows_of(latest.date)["station"]
    shut = {row["commune_code"]: [] for row in sites}
    for row in sites:
        shut[row["commune_code"]].append(row["closed_on"] is not None and row["closed_on"] <= latest.date)
    expected = {code for code, closed in shut.items() if all(closed)}
    assert expected
    assert closed_places(latest, Scope("34"), "commune") == expected
