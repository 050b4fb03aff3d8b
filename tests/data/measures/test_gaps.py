"""What is lacking towards a target, and why a place has no value: small frames, numbers done by hand."""

from datetime import date

import polars as pl
import pytest

from data.measures.gaps import bar_of, countable, with_gap
from data.measures.metric import Metric, reaches
from data.measures.metrics import BY_KEY, METRICS

DAY = date(2026, 10, 31)
PLACE = {
    "top": 0,
    "bottom": 0,
    "stations": 3,
    "stations_deployed": 3,
    "stations_deployed_base": 3,
    "care_units": 2,
    "population": 1000,
    "reports_expected": 3,
    "reports_received": 2,
    "reports_held_back": 0,
    "ledgers_not_applicable": 0,
    "ledgers_missing": 0,
    "ledgers_held_back": 0,
}
NOBODY = {"reports_expected": 0, "reports_received": 0}


def judged(key: str, day: date = DAY, **changes: int) -> dict[str, object]:
    return with_gap(pl.DataFrame([PLACE | changes]), BY_KEY[key], day).row(0, named=True)


@pytest.mark.parametrize(
    ("key", "top", "bottom", "gap", "on_target"),
    [
        # At least 95 %: 19 of 20 is enough, 18 lack one; 95 % of 21 is 19.95, so 20 are needed.
        ("record_coverage", 19, 20, 0, True),
        ("record_coverage", 18, 20, 1, False),
        ("record_coverage", 19, 21, 1, False),
        # More records than people take nothing from others' gaps.
        ("record_coverage", 30, 20, 0, None),
        # More than 90 %: 18 of 20 is not yet more, 19 is.
        ("record_opened", 18, 20, 1, False),
        ("record_opened", 19, 20, 0, True),
        ("record_opened", 0, 20, 19, False),
        # 100 % of visits; four doctors a station.
        ("paperless_visits", 70, 100, 30, False),
        ("doctors_per_station", 5, 2, 3, False),
        ("stations_with_doctor", 2, 2, 0, True),
        # No target: what is left is counted, nothing is on or off target.
        ("citizens_with_doctor", 12, 20, 8, None),
        ("paperless_stations", 1, 3, 2, None),
        # Nothing countable is missing.
        ("teleconsultations", 4, 20, None, None),
        ("ledger_digitisation", 4, 20, None, None),
    ],
)
def test_the_gap_is_the_smallest_whole_number_that_is_lacking(key, top, bottom, gap, on_target):
    row = judged(key, top=top, bottom=bottom)
    assert (row["gap"], row["on_target"]) == (gap, on_target)


def test_the_gap_agrees_with_counting_up_one_by_one():
    for metric in METRICS:
        if metric.target is None:
            continue
        for bottom in range(1, 60):
            for top in range(0, bottom + 2, 3):
                added = judged(metric.key, top=top, bottom=bottom)["gap"]
                bar = bar_of(metric)
                reached = [(top + n) * 10_000 - bar.ten_thousandths * bottom for n in range(added, -1, -1)]
                enough = [left > 0 if bar.above else left >= 0 for left in reached]
                assert enough == [True] + [False] * added, (metric.key, top, bottom)


TARGETED = [metric for metric in METRICS if metric.target is not None]


@pytest.mark.parametrize("metric", TARGETED, ids=lambda metric: metric.key)
def test_who_is_on_target_lacks_nobody_whatever_the_rounding(metric: Metric):
    """Around the target of every denominator up to 2,000 and of a country's: whole numbers are the judge."""
    bar, bottoms = bar_of(metric), [*range(1, 2_000), 99_999_999, 100_000_000]
    tops = [
        (bar.ten_thousandths * bottom // 10_000 + step, bottom) for bottom in bottoms for step in (-1, 0, 1)
    ]
    most = 1 if metric.form == "share" else 100  # more than all cannot be, and is on no target
    tops = [(top, bottom) for top, bottom in tops if 0 <= top <= most * bottom]
    rows = pl.DataFrame([PLACE | {"top": top, "bottom": bottom} for top, bottom in tops])
    found = with_gap(rows, metric, DAY)
    assert found["on_target"].to_list() == (found["gap"] == 0).to_list()
    assert found["on_target"].to_list() == [reaches(value, metric) for value in found["value"]]
    assert set(found["on_target"]) == {True, False}


def test_who_is_not_known_is_in_no_gap():
    assert judged("record_opened", top=10, bottom=400)["unknown"] == 600
    assert judged("paperless_stations", top=1, bottom=2)["unknown"] == 1
    assert judged("stations_with_doctor", top=1, bottom=1)["unknown"] == 1
    assert judged("timeliness", top=1, bottom=1)["unknown"] == 2
    assert judged("paperless_visits", top=1, bottom=5)["unknown"] is None


def test_completeness_is_null_where_nothing_is_expected():
    assert judged("record_opened")["completeness"] == pytest.approx(2 / 3)
    assert judged("record_opened", reports_expected=0, reports_received=0)["completeness"] is None


@pytest.mark.parametrize(
    ("key", "changes", "reason"),
    [
        ("record_opened", {"stations": 0}, "no_stations"),
        ("record_opened", NOBODY | {"stations_deployed": 0}, "not_expected"),
        ("record_opened", NOBODY, "no_file"),
        ("record_opened", NOBODY | {"stations_deployed_base": 0}, "no_report"),
        ("record_opened", NOBODY | {"stations_deployed_base": 0, "population": 0}, "no_population"),
        ("reporting", NOBODY | {"stations_deployed_base": 0}, "deployment_unknown"),
        ("deployment", NOBODY | {"stations_deployed_base": 0}, "deployment_unknown"),
        ("record_opened", {"reports_received": 0}, "not_reported"),
        ("record_opened", {"reports_received": 0, "reports_held_back": 1}, "held_back"),
        ("record_opened", {"reports_held_back": 1}, "no_report"),
        ("record_opened", {}, "no_report"),
        ("record_opened", {"top": 0, "bottom": 5}, None),
        ("recording_time", {}, "not_applicable"),
        ("stations_with_doctor", {"care_units": 0}, "not_applicable"),
        ("stations_with_doctor", {}, "no_report"),
        ("ledger_digitisation", {"ledgers_not_applicable": 234}, "not_applicable"),
        ("ledger_digitisation", {"ledgers_missing": 234, "reports_received": 0}, "not_reported"),
        ("ledger_digitisation", {"ledgers_missing": 234, "ledgers_held_back": 1}, "held_back"),
        (
            "ledger_digitisation",
            {"ledgers_missing": 234, "reports_received": 0, "reports_held_back": 3},
            "no_ledgers",
        ),
        ("ledger_digitisation", {"ledgers_missing": 234}, "no_ledgers"),
    ],
)
def test_a_blank_has_its_reason_and_is_never_zero(key, changes, reason):
    row = judged(key, **changes)
    assert row["reason"] == reason
    if reason:
        assert (row["value"], row["gap"], row["on_target"]) == (None, None, None)


def test_before_a_metric_exists_nothing_is_expected():
    assert judged("record_opened", day=date(2020, 12, 29))["reason"] == "not_expected"


def test_only_an_official_target_makes_a_place_off_target():
    for metric in METRICS:
        row = judged(metric.key, top=1, bottom=3)
        assert (row["on_target"] is None) == (metric.target is None)
        assert (row["gap"] is None) == (not countable(metric))
