from datetime import date

import polars as pl
import pytest

from components.maps.rows import map_columns, map_frame
from data.measures.metrics import BY_KEY, METRICS

DAY = date(2026, 10, 31)


def a_count(**changes: int | None) -> dict[str, object]:
    reports = {"reports_received": 3, "reports_unexpected": 0, "reports_expected": 4, "reports_held_back": 0}
    deployed = {"stations": 4, "stations_deployed": 4, "stations_deployed_base": 4}
    return {"code": "01", **reports, **deployed, "visits_paperless": 1, "visits_paperless_base": 2, **changes}


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        ({}, None),
        ({"visits_paperless": 0}, None),
        ({"stations": 0, "reports_expected": 0, "visits_paperless_base": 0}, "no_stations"),
        ({"stations": None, "visits_paperless": None, "visits_paperless_base": None}, "no_stations"),
        ({"reports_expected": 0, "visits_paperless_base": 0}, "no_file"),
        ({"reports_expected": 0, "stations_deployed": 0, "visits_paperless_base": 0}, "not_expected"),
        ({"reports_received": 0, "visits_paperless_base": 0}, "not_reported"),
        ({"reports_received": 0, "reports_held_back": 1, "visits_paperless_base": 0}, "held_back"),
        ({"visits_paperless_base": 0}, "no_report"),
    ],
)
def test_a_blank_says_why_and_zero_is_no_blank(counts: dict[str, int | None], reason: str | None):
    frame = map_frame(pl.DataFrame([a_count(**counts)]), BY_KEY["paperless_visits"], DAY)
    assert frame["reason"].to_list() == [reason]
    assert (frame["value"][0] is None) == (reason is not None)


@pytest.mark.parametrize(
    ("metric", "count", "missing"),
    [
        ("doctors_per_station", "care_units", "no_report"),
        ("ledger_digitisation", "ledgers_missing", "no_ledgers"),
    ],
)
def test_what_does_not_apply_is_not_called_unreported(metric: str, count: str, missing: str):
    asked = BY_KEY[metric]
    known = dict.fromkeys(map_columns(asked), 3) | {asked.denominator: 0, "ledgers_held_back": 0}
    rows = [{"code": "01", **known, count: n} for n in (0, 1)]
    assert map_frame(pl.DataFrame(rows), asked, DAY)["reason"].to_list() == ["not_applicable", missing]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_the_columns_asked_for_are_all_that_a_row_is_made_of(metric):
    rows = pl.DataFrame([{"code": "01", **dict.fromkeys(map_columns(metric), 4)}])
    assert map_frame(rows, metric, DAY)["share"][0] > 0
