"""Forecasts on countries whose future is known, and against plain arithmetic."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest

from data.mart.forecast import QUARTER, Forecaster, add_forecast
from data.mart.forecast_panel import COUNTS, KEYS, Panel, month_ends
from data.measures.outlook import MONTHS_BEFORE, Goal, a_month, months_between
from data.methods.forecast.curve import LOGISTIC, NORMAL, Curve, Design, shrunk, slopes
from data.methods.forecast.errors import ForecastErrors
from data.methods.forecast.paths import PARTS
from data.methods.forecast.spread import spreads_of

ROOT = Path(__file__).parents[3]
MONTHS, PROVINCES, REGIONS = 54, 48, 6
BREAK = 30
COUNTRIES = 16  # of each kind


def days(months: int) -> list[date]:
    return month_ends(date(2022, 1, 31), date(2022 + (months - 1) // 12, (months - 1) % 12 + 1, 28))


def panel(deployed: np.ndarray, closed: np.ndarray, stations: np.ndarray) -> Panel:
    """A country from its shares (months × provinces); ledgers of one station in ten are not known."""
    everyone = np.broadcast_to(stations, deployed.shape).astype(float)
    working = np.round(everyone * deployed)
    known = np.round(everyone * 0.9)
    done = np.round(known * deployed * closed)
    applying = known * 70
    electronic = np.round(applying * deployed * np.sqrt(closed))  # ledgers close before stations are done
    counts = dict(zip(COUNTS, (everyone, working, known, done, applying, electronic), strict=True))
    region = [f"R{number % REGIONS}" for number in range(len(stations))]
    code = [f"{number:02d}" for number in range(len(stations))]
    places = pl.DataFrame(dict(zip(KEYS, (region, code, region, [c[0] for c in code]), strict=True)))
    return Panel(counts, places, days(len(deployed)), np.array([BREAK]), len(deployed))


# How far a month's step strays, of each province, each region and the country, on the logistic scale.
SHOCKS = {
    "apart": (0.03, 0.0, 0.0),  # provinces go their own ways: the country's error is only the sum of theirs
    "both": (0.03, 0.02, 0.02),
    "together": (0.01, 0.01, 0.05),  # one error for the whole country
}


def simulated(seed: int, kind: str = "both", months: int = MONTHS) -> Panel:
    """Logistic growth of every province around its region's, which wanders; counts scatter by what was new.

    In the month of the break a tenth of the paperless stations goes back.
    """
    random = np.random.default_rng(seed)
    stations = random.integers(60, 500, PROVINCES)
    region = np.arange(PROVINCES) % REGIONS
    own, regional, national = SHOCKS[kind]

    def levels(start: float, pace: float) -> np.ndarray:
        slope = (
            pace + 0.012 * random.standard_normal(REGIONS)[region] + 0.015 * random.standard_normal(PROVINCES)
        )
        shocks = own * random.standard_normal((months, PROVINCES))
        shocks += regional * random.standard_normal((months, REGIONS))[:, region]
        shocks += national * random.standard_normal((months, 1))
        return start + random.standard_normal(PROVINCES) * 0.5 + np.cumsum(slope + shocks, axis=0)

    closed = LOGISTIC.back(levels(-3.5, 0.07))
    closed[BREAK:] *= 0.9
    return panel(LOGISTIC.back(levels(0.5, 0.06)), closed, stations)


@pytest.fixture(scope="module")
def covered() -> pl.DataFrame:
    """One row a country, months ahead and place: whether what came lies in the interval, how far off."""
    return pl.concat(
        [held_against(simulated(seed, kind, 66)) for kind in SHOCKS for seed in range(COUNTRIES)]
    )


def held_against(country: Panel) -> pl.DataFrame:
    """The forecast made 18 months before the end against what came, 63 scheme."""
    forecaster, origin = Forecaster.of(country), len(country.days) - 1 - max(MONTHS_BEFORE)
    member = forecaster.groups.member.T
    share = (country.counts["paperless"] @ member) / (country.counts["known"] @ member)
    predicted = forecaster.predicted(origin, max(MONTHS_BEFORE))[PARTS.index("paperless")]
    return pl.concat(
        forecaster.groups.names.with_columns(
            pl.lit(months).alias("months"),
            pl.Series("inside", (low <= share[origin + months]) & (share[origin + months] <= high)),
            pl.Series("off", np.abs(middle - share[origin + months])),
            pl.Series("still", np.abs(share[origin] - share[origin + months])),
        )
        for months in MONTHS_BEFORE
        for low, middle, high in [predicted[:, :, months - 1]]
    ).filter(pl.col("scheme") == "63")


@pytest.mark.parametrize("months", MONTHS_BEFORE)
@pytest.mark.parametrize("level", ("province", "region", "country"))
def test_the_interval_holds_what_came_in_seventy_to_ninety_of_a_hundred(covered, level, months):
    """Of 48 countries; the country is one case in each, so its share is known to 6 points (one sd)."""
    rows = covered.filter(level=level, months=months)
    assert rows.height >= len(SHOCKS) * COUNTRIES
    assert 0.7 <= rows["inside"].mean() <= 0.9
    assert rows["off"].mean() < 0.5 * rows["still"].mean()


def noiseless(slope: np.ndarray, shift: float = 0.0) -> Panel:
    """Exact logistic curves of very many stations, deployed everywhere, that jump by `shift` at a break."""
    levels = -2.0 + slope * np.arange(MONTHS)[:, None]
    levels[MONTHS - 5 :] += shift
    closed = LOGISTIC.back(levels)
    made = panel(np.ones_like(closed), closed, np.full(len(slope), 10_000_000))
    return Panel(made.counts, made.places, made.days, np.array([MONTHS - 5]), made.seen)


@pytest.mark.parametrize("shift", (0.0, -0.8, 0.5))
def test_a_noiseless_logistic_curve_goes_on_exactly_also_after_a_break(shift):
    slope = np.linspace(0.03, 0.09, 12)
    forecaster = Forecaster.of(noiseless(slope, shift))
    low, middle, high = forecaster.predicted(MONTHS - 1, 24)[PARTS.index("closure")]
    truth = LOGISTIC.back(-2.0 + shift + slope[:, None] * (MONTHS - 1 + np.arange(1, 25)))
    own = (
        forecaster.groups.names.with_row_index("row").filter(scheme="63", level="province")["row"].to_numpy()
    )
    assert np.abs(middle[own] - truth).max() < 2e-3
    assert (high - low)[own].max() < 5e-3


def test_a_share_that_stands_still_is_said_to_stand_still():
    still = panel(np.full((MONTHS, 12), 0.5), np.full((MONTHS, 12), 0.2), np.full(12, 1000))
    low, middle, high = Forecaster.of(still).predicted(MONTHS - 1, 60)[-1]
    assert middle == pytest.approx(0.1, abs=1e-6)
    assert high - low == pytest.approx(0, abs=1e-6)


def test_slopes_are_drawn_to_their_region_by_how_little_is_known():
    values = np.array([0.0, 1.0, 2.0, 9.0, 5.0])
    variances = np.array([0.1, 0.1, 0.1, 50.0, 0.3])
    regions = np.array([0, 0, 0, 0, 1])
    found = shrunk(values, variances, regions)
    # Slow and plain: DerSimonian and Laird's variance between, Morris's weights, for the first region.
    own = [
        (value, spread)
        for value, spread, region in zip(values, variances, regions, strict=True)
        if not region
    ]
    weights = [1 / spread for _, spread in own]
    mean = sum(w * v for w, (v, _) in zip(weights, own, strict=True)) / sum(weights)
    q = sum(w * (v - mean) ** 2 for w, (v, _) in zip(weights, own, strict=True))
    between = max(0.0, (q - 3) / (sum(weights) - sum(w * w for w in weights) / sum(weights)))
    inner = [1 / (spread + between) for _, spread in own]
    mean = sum(w * v for w, (v, _) in zip(inner, own, strict=True)) / sum(inner)
    expected = [(between * v + spread * mean) / (between + spread) for v, spread in own]
    assert found[:4] == pytest.approx(expected)
    assert abs(found[3] - mean) < 0.1 * abs(values[3] - mean)
    assert found[4] == 5.0  # alone in its region


def test_the_step_over_a_break_is_left_out_of_the_slope():
    level = np.cumsum(np.full((10, 3), 0.1), axis=0)
    level[6:] -= 2
    information = np.ones(3)
    regions = np.zeros(3, dtype=int)
    assert slopes(level, information, Design(np.array([6]), regions)) == pytest.approx([0.1] * 3)
    assert slopes(level, information, Design(np.array([], dtype=int), regions)) == pytest.approx(
        [(0.9 - 2) / 9] * 3
    )


def test_a_region_of_one_province_has_a_spread():
    """It is its own mean: at no distance from it, and divided by nothing."""
    random = np.random.default_rng(5)
    entries, regions = 40, np.array([0, 0, 0, 1])
    came = random.normal(0, 0.2, (entries, len(regions)))
    ahead = np.tile(np.arange(1, 5), entries // 4)
    origin = np.repeat(np.arange(entries // 4), 4)
    errors = ForecastErrors(
        Curve(LOGISTIC, 1),
        origin,
        ahead,
        np.zeros_like(came),
        came,
        np.full_like(came, 50.0),
        np.zeros(entries),
    )
    (found,) = spreads_of([errors], np.ones(1), regions)
    assert np.isfinite([found.country, found.region, found.place]).all()
    assert (np.stack([found.country, found.region, found.place]) >= 0).all()


def test_densities_are_those_of_the_scales():
    share, step = np.linspace(0.02, 0.98, 40), 1e-6
    for link in (LOGISTIC, NORMAL):
        level = link.to(share)
        assert link.back(level) == pytest.approx(share)
        slope = (link.back(level + step) - link.back(level - step)) / (2 * step)
        assert link.density(share) == pytest.approx(slope, rel=1e-5)


def mart_of(country: Panel) -> duckdb.DuckDBPyConnection:
    """A mart with a station_period that has a row a province and month: what add_forecast reads of it."""
    rows = [
        (day, *keys, True, *(int(country.counts[name][month, place]) for name in COUNTS))
        for month, day in enumerate(country.days)
        for place, keys in enumerate(country.places.iter_rows())
    ]
    table = pl.DataFrame(rows, schema=["date", *KEYS, "counts", *COUNTS], orient="row")
    connection = duckdb.connect()
    connection.register("row", table.to_arrow())
    connection.execute(
        """CREATE TABLE station_period AS
        SELECT date, region63, province63, region34, province34, counts, 1 AS stations,
            (n <= deployed)::INT AS stations_deployed, (n <= known)::INT AS stations_paperless_base,
            (n <= paperless)::INT AS stations_paperless,
            CASE WHEN n = 1 THEN applying ELSE 0 END AS ledgers_base,
            CASE WHEN n = 1 THEN electronic ELSE 0 END AS ledgers_electronic
        FROM row, range(1, 501) AS numbers (n) WHERE n <= stations"""
    )
    connection.execute("CREATE TABLE snapshot AS SELECT DISTINCT date, true AS meant FROM row")
    return connection


@pytest.fixture(scope="module")
def mart() -> duckdb.DuckDBPyConnection:
    connection = mart_of(simulated(3))
    add_forecast(connection)
    return connection


def test_parts_and_places_add_up(mart):
    rows = mart.sql("SELECT * FROM forecast").pl()
    assert rows["date"].min() == date(2026, 7, 31)
    assert rows["date"].max() == date(2035, 12, 31)
    assert (rows["low"] <= rows["middle"]).all()
    assert (rows["middle"] <= rows["high"]).all()
    assert rows["low"].min() >= 0
    assert rows["high"].max() <= 1
    one = rows.filter(part="paperless", scheme="63", date=date(2027, 12, 31))
    assert one.filter(level="province")["stations"].sum() == one.filter(level="country")["stations"][0]
    # The medians of provinces need not add up exactly to the country's, but nearly.
    provinces = one.filter(level="province")
    summed = (provinces["middle"] * provinces["stations"]).sum() / provinces["stations"].sum()
    assert summed == pytest.approx(one.filter(level="country")["middle"][0], abs=0.02)
    wide = (provinces["high"] - provinces["low"]).mean()
    assert one.filter(level="country").select(pl.col("high") - pl.col("low")).item() < wide


@pytest.mark.parametrize(
    ("part", "reached", "base"), [("paperless", "paperless", "known"), ("ledgers", "electronic", "applying")]
)
def test_the_checks_say_what_came_and_what_naive_methods_said(mart, part, reached, base):
    country = simulated(3)
    question = "FROM forecast_check WHERE scheme = '63' AND level = 'province' AND part = $part"
    rows = mart.sql(question, params={"part": part}).pl()
    assert sorted(set(rows["months"])) == [6, 12, 18]
    share = country.counts[reached] / country.counts[base]
    for row in rows.iter_rows(named=True):
        own, origin = int(row["code"]), MONTHS - 1 - row["months"]
        assert row["made_on"] == country.days[origin]
        assert row["came"] == pytest.approx(share[-1, own])
        assert row["last"] == pytest.approx(share[origin, own])
        pace = (share[origin, own] - share[origin - QUARTER, own]) / QUARTER
        assert row["pace"] == pytest.approx(min(1, max(0, share[origin, own] + row["months"] * pace)))


def test_a_forecast_of_an_earlier_month_knows_nothing_later():
    country = simulated(4)
    origin = MONTHS - 13
    then = Forecaster.of(country.until(origin)).predicted(origin, 12)
    changed = {name: values.copy() for name, values in country.counts.items()}
    changed["paperless"][origin + 1 :] *= 0.3
    later = Panel(changed, country.places, country.days, country.breaks, country.seen)
    assert Forecaster.of(later).predicted(origin, 12) == pytest.approx(then)


def test_a_history_too_short_gives_no_forecast_and_no_error():
    short = simulated(5).until(8)
    connection = mart_of(short)
    add_forecast(connection)
    for table in ("forecast", "forecast_check"):
        assert connection.sql(f"SELECT count(*) FROM {table}").fetchall() == [(0,)]


def test_months_without_a_snapshot_are_filled_in_between(mart):
    connection = mart_of(simulated(3))
    connection.execute("DELETE FROM station_period WHERE date IN ('2023-03-31', '2025-10-31')")
    add_forecast(connection)
    question = (
        "SELECT date, middle FROM forecast WHERE part = 'paperless' AND level = 'country' AND scheme = '34'"
    )
    whole, filled = mart.sql(question).pl(), connection.sql(question).pl()
    assert filled["date"].equals(whole["date"])
    assert np.abs(filled["middle"] - whole["middle"]).max() < 0.03


def test_stations_to_reach_and_a_month():
    assert Goal(900, date(2030, 12, 31)).stations(10) == 9
    assert Goal(900, date(2030, 12, 31)).stations(11) == 10
    assert Goal(70, date(2030, 12, 31)).stations(100) == 7  # 0.07 * 100 is more than 7 in floats
    assert Goal(1000, date(2030, 12, 31)).stations(0) == 0
    assert a_month(50, 10) == 5
    assert a_month(-3, 10) == 0
    assert a_month(3, 0) is None
    assert months_between(date(2026, 10, 31), date(2028, 1, 31)) == 15


def test_what_pages_import_of_the_mart_loads_no_scipy():
    asked = "import sys, data.mart.build, queries.forecast, queries.plan; print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
