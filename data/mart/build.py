"""The mart of a version: one DuckDB file with everything that pages read, across its dates."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
import polars as pl

from data.contract import STATION_REPORT
from data.geography.points import load_points
from data.geography.units import Units
from data.mart.closing import add_closing
from data.mart.clusters import add_clusters
from data.mart.ledger_cube import add_ledger_counts
from data.mart.official_people import LEAST, MOST, Row, figures_on
from data.mart.quality import add_quality
from data.mart.rank_intervals import add_rank_intervals
from data.mart.standing import add_standing
from data.mart.station_period import FILE, HELD_BACK, SQL, build_station_period
from data.mart.survival import add_survival
from data.measures.counts import BACK_TO_PAPER_LEDGERS, COUNTS, STAGES, SUSTAINED_DAYS
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.measures.quality import Thresholds
from data.measures.work import IMPOSSIBLE, LATE_FROM, LATE_OF, NEAR_LEDGERS
from data.scope import REFORM

__all__ = ["build_mart", "build_station_period"]

BEFORE_LEDGERS = (
    "places",
    "rows",
    "placement",
    "history",
    "official_people",
    "station_period_all",
    "stage_history",
    "cubes",
)
AFTER_LEDGERS = ("views", "gap_views", "quality_delay")
ALWAYS = {
    "reform": REFORM,
    "counts": list(COUNTS),
    "stages": list(STAGES),
    "reported": [column.name for column in STATION_REPORT.columns if column.kind == "int32"],
    "back_to_paper_ledgers": BACK_TO_PAPER_LEDGERS,
    "least": LEAST,
    "most": MOST,
    "impossible": list(IMPOSSIBLE),
    "late_of": LATE_OF,
    "late_from": LATE_FROM,
    "near": NEAR_LEDGERS,
}
MONTH = timedelta(days=31)  # the most time before it that a snapshot speaks for


@dataclass(frozen=True)
class Judging:
    """What dates are judged by: the thresholds of the checks, the metrics with their targets, the official
    population that shares of people are of (rows of `figures_on`; none: the people of the register).
    """

    thresholds: Thresholds
    metrics: tuple[Metric, ...] = METRICS
    population: Sequence[Row] = ()
    wide_from: float = 0.0
    shapes: Path = Path()


def build_mart(
    out: Path, partitions: Mapping[date, Path], units: Units, judging: Judging, meant: Collection[date] = ()
) -> None:
    """Write the mart of the given dates to `out`, which must not exist yet.

    partitions: the folder of each date with its station_period.parquet and accepted tables. Takes 8 s for 71
    dates of 11,000 sites. meant: the dates that pages open on and that statistics across dates take (all when
    none is named).
    """
    days = sorted(partitions)
    reports = [str(partitions[day] / "station_report.parquet") for day in days]
    parameters = {
        "files": [str(partitions[day] / FILE) for day in days],
        "held_back": [str(partitions[day] / HELD_BACK) for day in days],
        "reports": reports,
        **ALWAYS,
    }
    with duckdb.connect(str(out)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        marked = snapshots(days).with_columns(pl.col("date").is_in(list(meant) or days).alias("meant"))
        connection.from_arrow(marked.to_arrow()).create("snapshot")
        connection.register("listed_unit", units.table.to_arrow())
        connection.register("succession", units.succession.to_arrow())
        connection.register("merged", units.merged.to_arrow())
        connection.register("point", load_points().to_arrow())
        connection.register("official_figure", figures_on(days, judging.population).to_arrow())
        connection.register("report_file", pl.DataFrame({"filename": reports, "date": days}).to_arrow())
        for step in BEFORE_LEDGERS:
            _run(connection, step, parameters)
        add_ledger_counts(connection)
        for step in AFTER_LEDGERS:
            _run(connection, step, parameters)
        add_standing(connection, judging.metrics)
        add_closing(connection, judging.metrics)
        add_clusters(connection, judging.metrics, judging.wide_from, judging.shapes)
        add_rank_intervals(connection, judging.metrics, judging.wide_from)
        add_quality(connection, judging.thresholds)
        add_work(connection)
        add_survival(connection)
        _add_forecast(connection)


def add_work(connection: duckdb.DuckDBPyConnection) -> None:
    """The table `work` of what stands in the mart, once values are judged."""
    _run(connection, "work", ALWAYS)


def _add_forecast(connection: duckdb.DuckDBPyConnection) -> None:
    """Imported here: pages read this module's constants and must not load SciPy, which takes 0.2 s."""
    from data.mart.forecast import add_forecast

    add_forecast(connection)


def snapshots(days: list[date]) -> pl.DataFrame:
    """One row a date: number, date, period_start, window_start, snapshots_in_90_days, window_observed.

    The last three say which snapshot is the first of the 90 days up to the date, how many they hold, and
    whether those speak for all of the 90 days: each for its period, for a month at most. The first period is
    a calendar month, as by default.
    """
    starts = [_month_before(day) for day in days[:1]] + [before + timedelta(days=1) for before in days[:-1]]
    windows = [[held for held in days if held <= day and (day - held).days < SUSTAINED_DAYS] for day in days]
    return pl.DataFrame(
        {
            "number": list(range(len(days))),
            "date": days,
            "period_start": starts,
            "window_start": [window[0] for window in windows],
            "snapshots_in_90_days": [len(window) for window in windows],
            "window_observed": [_observed(days, window) for window in windows],
        },
        schema={
            "number": pl.Int32,
            "date": pl.Date,
            "period_start": pl.Date,
            "window_start": pl.Date,
            "snapshots_in_90_days": pl.Int32,
            "window_observed": pl.Boolean,
        },
    )


def _observed(days: list[date], window: list[date]) -> bool:
    """True where the snapshots of a window follow one another within a month and reach back over 90 days."""
    first = days.index(window[0])
    spans = [after - before for before, after in pairwise(days)] or [MONTH]
    reach = window[-1] - window[0] + min(MONTH, spans[max(first - 1, 0)])
    whole = reach >= timedelta(days=SUSTAINED_DAYS)
    return whole and all(after - before <= MONTH for before, after in pairwise(window))


def _month_before(day: date) -> date:
    """The first day of the month that ends on `day`."""
    try:
        following = day + timedelta(days=1)
        year, month = (
            (following.year, following.month - 1) if following.month > 1 else (following.year - 1, 12)
        )
        return date(year, month, min(following.day, 28))
    except (OverflowError, ValueError):  # either end of the calendar
        return day.replace(day=1)


def _run(connection: duckdb.DuckDBPyConnection, step: str, parameters: Mapping[str, object]) -> None:
    for statement in connection.extract_statements((SQL / f"{step}.sql").read_text(encoding="utf-8")):
        bound = {name: parameters[name] for name in statement.named_parameters}
        connection.execute(statement, bound)
