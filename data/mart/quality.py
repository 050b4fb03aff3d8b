"""The checks of what stations reported, for every date: which values failed, and how many were judged."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from data.mart.quality_expected import History
from data.mart.quality_grids import COLUMNS, Grids, grids
from data.measures.quality import CHECK_KEYS, FLOWS, MILLIONTHS, TALLIES, Thresholds
from data.measures.quality_judge import Judged, Moment, judge_date

Schema = dict[str, pl.DataType | type[pl.DataType]]
Sites = npt.NDArray[np.int64]
FINDING: Schema = {
    "date": pl.Date,
    "site": pl.Int32,
    "check": pl.Enum(CHECK_KEYS),
    "field": pl.Enum(COLUMNS),
    "value": pl.Float32,
    "expected": pl.Float32,
    "score": pl.Float32,
}
TALLY: Schema = {"date": pl.Date, "site": pl.Int32, **dict.fromkeys(TALLIES, pl.UInt32)}


def add_quality(connection: duckdb.DuckDBPyConnection, limits: Thresholds) -> None:
    """Create quality_finding and quality_site from the mart's report and station_period.

    quality_finding: one row a value that failed a check. quality_site: one row a site that counts and date,
    how many of its values each check judged and how many failed. Takes 6 s at 71 dates of 11,000 sites.
    """
    days = [day for (day,) in connection.sql("SELECT date FROM snapshot ORDER BY date").fetchall()]
    (sites,) = connection.sql("SELECT coalesce(max(site), 0) FROM station").fetchall()[0]
    laid = grids(connection, len(days), sites)
    history = History({field: laid.values[field] for field in FLOWS}, days, limits.baseline_periods)
    findings, tallies = [pl.DataFrame(schema=FINDING)], [pl.DataFrame(schema=TALLY)]
    for number, day in enumerate(days):
        counted = np.flatnonzero(laid.counts[number])
        judged = _judged(laid, history, number, counted, limits)
        findings.append(_findings(day, counted, judged))
        tallies.append(_tally(day, counted, judged))
    connection.from_arrow(pl.concat(findings).to_arrow()).create("quality_finding")
    connection.from_arrow(pl.concat(tallies).to_arrow()).create("quality_site")


def _judged(
    laid: Grids, history: History, number: int, sites: Sites, limits: Thresholds
) -> list[tuple[Judged, npt.NDArray[np.float32]]]:
    """Every check with the values that it judged; an outlier is what no later value is held against."""
    first = max(0, number - limits.baseline_periods)
    moment = Moment(
        {name: grid[number][sites] for name, grid in laid.values.items()},
        {name: grid[first:number, sites] for name, grid in laid.values.items()},
        history.expected(number, sites),
        laid.reported[number][sites],
        laid.peers[number][sites],
    )
    judged = [(one, moment.now[one.field]) for one in judge_date(moment, limits)]
    for one, _ in judged:
        if one.check == "outlier_robust":
            history.forget(one.field, number, sites[one.failed])
    return judged


def _findings(
    day: date, sites: Sites, judged: Sequence[tuple[Judged, npt.NDArray[np.float32]]]
) -> pl.DataFrame:
    lengths = [int(one.failed.sum()) for one, _ in judged]
    words = {
        "check": [one.check for one, _ in judged],
        "field": [one.field for one, _ in judged],
    }
    numbers: dict[str, list[npt.NDArray[Any]]] = {
        "site": [sites[one.failed] + 1 for one, _ in judged],
        "value": [value[one.failed] for one, value in judged],
        "expected": [one.expected[one.failed] for one, _ in judged],
        "score": [one.score[one.failed] for one, _ in judged],
    }
    columns = {name: np.repeat(parts, lengths) for name, parts in words.items()}
    columns |= {name: np.concatenate(parts) for name, parts in numbers.items()}
    rows = pl.DataFrame(columns).with_columns(pl.lit(day).alias("date"), pl.col("value").fill_nan(None))
    return rows.select(pl.col(name).cast(kind) for name, kind in FINDING.items()).sort("check", "site")


def _tally(day: date, sites: Sites, judged: Sequence[tuple[Judged, npt.NDArray[np.float32]]]) -> pl.DataFrame:
    """What each site's values were judged by, value by value and once for all checks of one value."""
    tallies = {name: np.zeros(len(sites)) for name in TALLIES}
    for one, _ in judged:
        tallies[f"{one.check}_judged"] += one.known
        tallies[f"{one.check}_failed"] += one.failed
        if f"{one.check}_chance" in tallies:
            tallies[f"{one.check}_chance"] += np.where(one.known, one.chance * MILLIONTHS, 0)
    for field in COLUMNS:
        own = [one for one, _ in judged if one.field == field]
        tallies["values_judged"] += np.any([one.known for one in own], axis=0)
        tallies["values_failed"] += np.any([one.failed for one in own], axis=0)
    rows = pl.DataFrame({"site": sites + 1} | tallies).with_columns(pl.lit(day).alias("date"))
    return rows.select(pl.col(name).cast(kind) for name, kind in TALLY.items())
