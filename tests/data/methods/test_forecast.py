"""Forecasts against statsmodels, plain arithmetic, and countries whose future is known."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest
from statsmodels.tsa.holtwinters import Holt

from data.mart.forecast import ENOUGH, PARTS, WIDEST, add_forecast
from data.mart.forecast_panel import COUNTS, KEYS, Panel
from data.measures.outlook import Goal, a_month, month_at_pace, months_between
from data.methods.forecast.backtest import (
    HORIZONS,
    INSIDE,
    backtest,
    forecast,
    interval,
    is_tested,
    known,
    radii,
    weights_at,
)
from data.methods.forecast.candidates import MEMORY, METHODS, SMOOTHING, Asked, holt, mean_step, predicted
from data.methods.forecast.series import ANGLE, LOGIT, POINTS, Series
from tests.backtest.countries import BREAK, MONTHS, country
from tests.backtest.measured import LEVELS, measured

ROOT = Path(__file__).parents[3]
WIDE = 0.2


def series(share: np.ndarray, base: float = 1e9, breaks: tuple[int, ...] = ()) -> Series:
    """Shares, months × places, of so many stations that rounding does not show."""
    whole = np.full_like(share, base)
    return Series(share * whole, whole, breaks)


@pytest.mark.parametrize("smoothing", SMOOTHING[::5])
def test_the_damped_trend_is_that_of_statsmodels(smoothing):
    random = np.random.default_rng(2)
    level = np.cumsum(0.02 + 0.01 * random.standard_normal((40, 1)), axis=0)
    alpha, beta, damping = smoothing
    slopes, errors = (found[:, 0] for found in holt(level, np.array([smoothing])))
    # statsmodels begins before the first value; a level that makes its first one exact, and no trend.
    theirs = Holt(
        level[:, 0],
        damped_trend=True,
        initialization_method="known",
        initial_level=level[0, 0],
        initial_trend=0.0,
    ).fit(smoothing_level=alpha, smoothing_trend=beta, damping_trend=damping, optimized=False)
    assert slopes[:, 0] == pytest.approx(theirs.trend)
    steps = damping * (1 - damping ** np.arange(1, 7)) / (1 - damping)
    assert theirs.level[-1] + steps * slopes[-1, 0] == pytest.approx(theirs.forecast(6))
    fading = MEMORY ** np.arange(len(level))[::-1]
    assert errors[-1, 0] == pytest.approx(np.sum(fading * theirs.resid**2))


def test_every_candidate_carries_on_what_it_says():
    straight = series(np.linspace(0.1, 0.5, 41)[:, None])
    logistic = series(LOGIT.back(-3 + 0.1 * np.arange(41.0))[:, None])
    angular = series(ANGLE.back(0.2 + 0.02 * np.arange(41.0))[:, None])
    asked = Asked(slice(-1, None), np.array([3.0, 12.0]))
    names = list(METHODS)

    def said(one: Series, name: str) -> list[float]:
        return list(predicted(one, asked)[names.index(name), 0, :, 0])

    assert said(straight, "last") == pytest.approx([0.5, 0.5])
    assert said(straight, "quarter") == pytest.approx([0.53, 0.62])
    for name in ("logistic", "flow"):
        assert said(logistic, name) == pytest.approx(LOGIT.back(np.array([1.3, 2.2])), abs=1e-6)
    assert said(angular, "year") == pytest.approx(ANGLE.back(np.array([1.06, 1.24])), abs=1e-6)
    assert said(series(np.full((41, 1), 0.3)), "damped") == pytest.approx([0.3, 0.3])


def test_growth_by_stages_multiplies_deployment_and_closure():
    deployed, closed = (LOGIT.back(start + 0.1 * np.arange(30.0))[:, None] for start in (-1, -3))
    whole = replace(series(deployed * closed), stages=(series(deployed), series(closed)))
    asked = Asked(slice(-1, None), np.array([6.0]))
    expected = LOGIT.back(np.array(-1 + 3.5)) * LOGIT.back(np.array(-3 + 3.5))
    assert METHODS["flow"](whole, asked).item() == pytest.approx(expected, abs=1e-6)


def test_the_step_over_a_break_enters_no_trend():
    share = np.linspace(0.1, 0.5, 41)[:, None]
    share[30:] -= 0.05
    asked = Asked(slice(-1, None), np.array([12.0]))
    level = POINTS.without_breaks(series(share, breaks=(30,)))
    assert mean_step(level, 12)[-1] == pytest.approx(0.01)
    jumped = series(share[:33], breaks=(30,))
    assert METHODS["quarter"](jumped, asked).item() == pytest.approx(share[32, 0] + 0.12)
    at_once = series(share, breaks=(1,))
    assert POINTS.without_breaks(at_once)[:2] == pytest.approx(np.full((2, 1), 0.1))


def test_a_horizon_is_tested_where_enough_of_it_is_known():
    assert [next(m for m in range(99) if is_tested(m, ahead)) for ahead in HORIZONS] == [9, 15, 31, 41]
    assert known(9, 3) == slice(3, 7)
    assert known(70, 18) == slice(29, 53)


def test_weights_are_one_over_the_square_error_at_each_horizon():
    missed = np.full((2, 40, len(HORIZONS)), np.nan)
    missed[0], missed[1] = 0.1, 0.2
    missed[1, :, 1] = 0.05
    found = weights_at(missed, 20)  # a quarter and half a year are tested by then
    assert found[:, 0] == pytest.approx([0.8, 0.2], abs=1e-3)
    assert found[:, 1:] == pytest.approx(np.array([[0.2] * 3, [0.8] * 3]), abs=1e-3)
    assert weights_at(missed, 5) == pytest.approx(np.full((2, 4), 0.5))


def test_the_interval_is_the_quantile_of_what_was_known_and_follows_what_it_held():
    off = np.random.default_rng(1).exponential(size=(30, len(HORIZONS), 200))
    found = radii(off)
    for month in (12, 15):  # the first interval of a quarter ahead is held against what came in month 12
        level = 0.8 if month == 12 else None
        if level is None:
            held = [np.mean(off[m, 0] <= found[m, 0]) for m in range(9, 13)]
            level = 0.8 + 0.1 * sum(0.8 - share for share in held)
        else:
            level += 0.1 * (0.8 - np.mean(off[9, 0] <= found[9, 0]))
        errors = np.sort(off[known(month, 3), 0].ravel())
        windows = (month - 3 - 3) / 3 + 1
        rank = level * (1 + 1 / (windows * 200))
        assert found[month, 0] == pytest.approx(np.quantile(errors, rank, method="higher"))
    assert np.isnan(found[:9, 0]).all()
    low, high = interval(np.array([0.0, 0.5, 1.0]), np.full(3, 0.1))
    assert low == pytest.approx([0, np.sin(np.pi / 4 - 0.1) ** 2, np.cos(0.1) ** 2])
    assert high == pytest.approx([np.sin(0.1) ** 2, np.sin(np.pi / 4 + 0.1) ** 2, 1])


def test_errors_that_stay_alike_are_held_four_times_in_five():
    """A random walk on the angular scale, of which every interval is known in advance: sd √h of a step."""
    random = np.random.default_rng(8)
    level = np.pi / 4 + np.cumsum(0.004 * random.standard_normal((90, 300)), axis=0)
    past = backtest(series(ANGLE.back(level)))
    for number, ahead in enumerate(HORIZONS):
        there = ~np.isnan(past.low[:, number]) & ~np.isnan(past.came[:, number])
        inside = (past.low <= past.came)[:, number] & (past.came <= past.high)[:, number]
        assert inside[there].mean() == pytest.approx(INSIDE, abs=0.04)
        assert past.radius[number] == pytest.approx(1.2816 * 0.004 * np.sqrt(ahead), rel=0.25)


def test_a_forecast_of_an_earlier_month_knows_nothing_later():
    made = country(4, "apart")
    origin = MONTHS - 13
    ledgers = made.series(np.eye(len(made.places)))["ledgers"]
    then = Series(ledgers.reached[: origin + 1], ledgers.base[: origin + 1], ledgers.breaks)
    changed = ledgers.reached.copy()
    changed[origin + 1 :] *= 0.3
    later = backtest(replace(ledgers, reached=changed))
    for name in ("said", "low", "high"):
        old, new = getattr(backtest(then), name)[origin], getattr(later, name)[origin]
        assert new == pytest.approx(old, nan_ok=True)


def test_a_share_that_stands_still_is_said_to_stand_still():
    still = series(np.full((60, 12), 0.2), base=1000.0)
    low, middle, high = forecast(still, backtest(still))
    assert middle == pytest.approx(np.full((27, 12), 0.2), abs=1e-9)
    assert high - low == pytest.approx(np.zeros((27, 12)), abs=1e-6)


@pytest.mark.parametrize(
    ("months", "ahead"), [(12, 0), (13, 4), (21, 4), (22, 9), (44, 18), (60, 27), (71, 27)]
)
def test_no_month_is_farther_than_half_as_far_again_as_was_tested(months, ahead):
    growing = series(np.linspace(0.1, 0.5, months)[:, None] + np.zeros((1, 9)))
    assert forecast(growing, backtest(growing)).shape == (3, ahead, 9)


def test_places_without_stations_count_in_no_error():
    share = np.linspace(0.1, 0.4, 60)[:, None] + 0.01 * np.random.default_rng(3).standard_normal((60, 8))
    full, some = series(share), np.hstack([share, np.zeros((60, 8))])
    base = np.hstack([np.full((60, 8), 1e9), np.zeros((60, 8))])
    mixed = backtest(Series(some * base, base))
    assert mixed.radius == pytest.approx(backtest(full).radius)
    assert mixed.weights == pytest.approx(backtest(full).weights)
    assert np.isnan(mixed.came[:, :, 8:]).all()


def test_on_countries_that_no_choice_was_made_on_intervals_hold_and_simple_methods_are_not_better():
    """A small sample of `make backtest`, whose bounds are narrower: two countries of each kind."""
    found = measured(range(900, 902))
    for level in LEVELS:
        rows = found.filter(level=level)
        assert rows["months"].to_list() == list(HORIZONS)
        wide = 0.1 if level == "country" else 0.06
        assert rows["covered"].is_between(INSIDE - 0.05 - wide, INSIDE + 0.05 + wide).all(), rows
        assert (
            rows["middle"] <= 1.02 * pl.Series(rows.select(pl.min_horizontal("last", "quarter")).to_series())
        ).all()


def mart_of(made: Panel) -> duckdb.DuckDBPyConnection:
    """A mart with a station_period that has a row a province and month: what add_forecast reads of it."""
    rows = [
        (day, *keys, True, *(int(made.counts[name][month, place]) for name in COUNTS))
        for month, day in enumerate(made.days)
        for place, keys in enumerate(made.places.iter_rows())
    ]
    names = ("stations", "stations_deployed", "stations_paperless_base", "stations_paperless")
    frame = pl.DataFrame(
        rows,
        schema=["date", *KEYS, "counts", *names, "ledgers_base", "ledgers_electronic"],
        orient="row",
    )
    connection = duckdb.connect()
    connection.register("row", frame.to_arrow())
    connection.execute("CREATE TABLE station_period AS FROM row")
    connection.execute("CREATE TABLE snapshot AS SELECT DISTINCT date, true AS meant FROM row")
    return connection


@pytest.fixture(scope="module")
def mart() -> duckdb.DuckDBPyConnection:
    """Its bound on the width of an interval with a value is lower, so that there are some beyond it."""
    connection = mart_of(country(3, "regional"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.mart.forecast.WIDEST", WIDE)
        add_forecast(connection)
    return connection


def test_the_mart_has_every_part_of_every_place(mart):
    rows = mart.sql("SELECT * FROM forecast").pl()
    assert (rows["date"].min(), rows["date"].max()) == (date(2026, 11, 30), date(2029, 1, 31))
    assert set(rows["part"]) == set(PARTS)
    assert (rows["low"] <= rows["high"]).all()
    assert WIDEST == 0.6
    wide = rows["high"] - rows["low"] > WIDE
    assert wide.any() and (rows["middle"].is_null() == wide).all()
    assert rows.filter(~wide).select(pl.col("middle").is_between("low", "high")).to_series().all()
    one = rows.filter(part="paperless", scheme="63", date=date(2026, 12, 31))
    assert one.filter(level="province")["stations"].sum() == one.filter(level="country")["stations"][0]


@pytest.mark.parametrize(
    ("part", "reached", "base"), [("paperless", "paperless", "known"), ("ledgers", "electronic", "applying")]
)
def test_the_checks_say_what_came_and_what_simple_methods_said(mart, part, reached, base):
    made = country(3, "regional")
    question = "FROM forecast_check WHERE scheme = '63' AND level = 'province' AND part = $part"
    rows = mart.sql(question, params={"part": part}).pl()
    assert sorted(set(rows["months"])) == list(HORIZONS)
    share = made.counts[reached] / made.counts[base]
    for row in rows.sample(200, seed=1).iter_rows(named=True):
        own, origin = int(row["code"]), made.days.index(row["made_on"])
        assert row["date"] == made.days[origin + row["months"]]
        assert row["came"] == pytest.approx(share[origin + row["months"], own])
        assert row["last"] == pytest.approx(share[origin, own])
        if not origin - 3 < BREAK <= origin:
            pace = (share[origin, own] - share[origin - 3, own]) / 3
            assert row["quarter"] == pytest.approx(
                np.clip(share[origin, own] + row["months"] * pace, 0, 1), abs=0.01
            )
    for months in HORIZONS:
        made_on = rows.filter(months=months)["made_on"].unique()
        first = next(month for month in range(MONTHS) if is_tested(month, months))
        assert sorted(made_on) == made.days[first : MONTHS - months]


@pytest.mark.parametrize("months", (1, 5, ENOUGH - 1))
def test_a_history_too_short_gives_no_forecast_and_no_error(months):
    made = country(5, "apart")
    counts = {name: values[:months] for name, values in made.counts.items()}
    connection = mart_of(replace(made, counts=counts, days=made.days[:months]))
    add_forecast(connection)
    for table in ("forecast", "forecast_check"):
        assert connection.sql(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]


def test_months_without_a_snapshot_are_filled_in_between(mart):
    connection = mart_of(country(3, "regional"))
    connection.execute("DELETE FROM station_period WHERE date IN ('2023-03-31', '2025-10-31')")
    add_forecast(connection)
    question = (
        "SELECT date, middle FROM forecast WHERE part = 'ledgers' AND level = 'country' AND scheme = '34'"
    )
    whole, filled = mart.sql(question).pl(), connection.sql(question).pl()
    assert filled["date"].equals(whole["date"])
    assert (filled["middle"] - whole["middle"]).abs().max() < 0.03


def test_a_month_without_a_snapshot_is_no_origin_and_is_held_against_nothing():
    connection = mart_of(country(3, "regional"))
    connection.execute("DELETE FROM station_period WHERE date IN ('2023-03-31', '2025-10-31')")
    add_forecast(connection)
    for column in ("made_on", "date"):
        days = {day for (day,) in connection.sql(f"SELECT DISTINCT {column} FROM forecast_check").fetchall()}
        assert days and days.isdisjoint({date(2023, 3, 31), date(2025, 10, 31)})


@pytest.mark.parametrize(
    ("kept", "has_one"),
    [
        ("month(date) % 3 = 1", False),
        ("month(date) = 10", False),
        ("month(date) % 3 = 1 OR date > '2025-09-30'", True),
        ("month(date) % 3 = 1 OR date > '2026-01-31'", False),
    ],
)
def test_snapshots_of_quarters_or_years_are_no_months_to_test_a_forecast_by(kept, has_one):
    """Values between two snapshots would know of the later one; nine months after quarters are too few."""
    connection = mart_of(country(3, "regional"))
    connection.execute(f"DELETE FROM station_period WHERE NOT ({kept})")
    add_forecast(connection)
    for table in ("forecast", "forecast_check"):
        found = connection.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0]
        assert (found > 0) == has_one


def test_of_several_snapshots_a_month_the_last_one_counts(mart):
    connection = mart_of(country(3, "regional"))
    connection.execute("""
        INSERT INTO station_period
        SELECT * REPLACE (date - 14 AS date, stations_paperless // 2 AS stations_paperless)
        FROM station_period
    """)
    connection.execute("INSERT INTO snapshot SELECT date - 14, true FROM snapshot")
    add_forecast(connection)
    asked = "SELECT * EXCLUDE middle FROM forecast ORDER BY ALL"
    assert connection.sql(asked).fetchall() == mart.sql(asked).fetchall()


def test_stations_to_reach_and_a_month():
    assert Goal(900, date(2030, 12, 31)).stations(10) == 9
    assert Goal(900, date(2030, 12, 31)).stations(11) == 10
    assert Goal(70, date(2030, 12, 31)).stations(100) == 7  # 0.07 * 100 is more than 7 in floats
    assert Goal(1000, date(2030, 12, 31)).stations(0) == 0
    assert a_month(50, 10) == 5
    assert a_month(-3, 10) == 0
    assert a_month(3, 0) is None
    assert months_between(date(2026, 10, 31), date(2028, 1, 31)) == 15


def test_the_month_at_a_pace_is_a_plain_division():
    today = date(2026, 10, 31)
    assert month_at_pace(10, 2.5, today) == date(2027, 2, 28)
    assert month_at_pace(11, 2.5, today) == date(2027, 3, 31)
    assert month_at_pace(240, 1.0, today) == date(2046, 10, 31)
    for missing, pace in ((241, 1.0), (5, 0.0), (5, -1.0), (5, None), (0, 3.0)):
        assert month_at_pace(missing, pace, today) is None


def test_what_pages_import_of_the_mart_loads_no_scipy():
    asked = "import sys, data.mart.build, queries.forecast, queries.plan; print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
