"""The fate of reports: on time, late, held back, not sent, not expected."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

REPORT_STATES = (
    *("undated", "unexpected", "no_file", "deployment_unknown", "not_expected"),
    *("held_back", "not_reported", "no_time", "on_time", "late"),
)
# The counts of one site and date that tell its state.
STATE_COUNTS = (
    *("stations_deployed", "stations_deployed_base", "reports_expected", "reports_received"),
    *("reports_on_time", "reports_on_time_base", "reports_unexpected", "reports_held_back"),
)


def report_state() -> pl.Expr:
    """One of REPORT_STATES from STATE_COUNTS, as the column `state`.

    undated: it came, and the register never says since when V20 is used; unexpected: it came though none was
    due; no_file: V20 is there, but no report at all arrived for the date;
    deployment_unknown: none came, and the register never says that; held_back: it was sent and not
    accepted; no_time: it came without the time at which it was sent.
    """
    return (
        pl.when((pl.col("reports_unexpected") > 0) & (pl.col("stations_deployed_base") == 0))
        .then(pl.lit("undated"))
        .when(pl.col("reports_unexpected") > 0)
        .then(pl.lit("unexpected"))
        .when(pl.col("stations_deployed") > pl.col("reports_expected"))
        .then(pl.lit("no_file"))
        .when(pl.col("stations_deployed_base") == 0)
        .then(pl.lit("deployment_unknown"))
        .when(pl.col("reports_expected") == 0)
        .then(pl.lit("not_expected"))
        .when(pl.col("reports_held_back") > 0)
        .then(pl.lit("held_back"))
        .when(pl.col("reports_received") == 0)
        .then(pl.lit("not_reported"))
        .when(pl.col("reports_on_time_base") == 0)
        .then(pl.lit("no_time"))
        .when(pl.col("reports_on_time") > 0)
        .then(pl.lit("on_time"))
        .otherwise(pl.lit("late"))
        .alias("state")
    )


@dataclass(frozen=True)
class Reported:
    """Stations that were expected to report, that did, that did so late, whose report was held back.

    unexpected: those that did without being required to. deployment_known: whether the register says who is.
    stations: whether there is any.
    """

    expected: int
    received: int
    late: int
    held_back: int
    unexpected: int = 0
    deployment_known: bool = True
    stations: bool = True


def reported(counts: Mapping[str, int]) -> Reported:
    """The reports of some stations on one date. The base of timeliness also holds those without a report."""
    expected, received = counts["reports_expected"], counts["reports_received"]
    timed = counts["reports_on_time_base"] - (expected - received)
    late, held_back = timed - counts["reports_on_time"], counts["reports_held_back"]
    known = counts["stations_deployed_base"] > 0 or not counts["stations"]
    unexpected, stations = counts["reports_unexpected"], counts["stations"] > 0
    return Reported(expected, received, late, held_back, unexpected, known, stations)
