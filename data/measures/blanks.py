"""Reasons for a missing value of a place or a station, none of which is zero. Words: `blank.<kind>`."""

from collections.abc import Collection
from datetime import date

import polars as pl

from data.measures.metric import Metric

# In the order in which pages list them. Only the history of a place tells `closed` from `no_stations`.
KINDS = (
    "not_reported",
    "held_back",
    "no_report",
    "no_ledgers",
    "no_population",
    "no_file",
    "deployment_unknown",
    "not_expected",
    "no_stations",
    "closed",
    "not_applicable",
)
STATION_KINDS = (
    "not_registered",
    "closed",
    "deployment_unknown",
    "no_file",
    "not_expected",
    "not_reported",
    "held_back",
    "in_its_station",
    "no_survey",
    "no_value",
)
# Those in which a station has no report to show: where one was due, where none was, and where nobody knows.
DUE = ("not_reported", "held_back")
NO_REPORT = (*DUE, "no_file", "deployment_unknown", "not_expected", "closed", "not_registered")
# The counts that tell the kinds apart, beside the metric's own two.
DEPLOYED = ("stations_deployed", "stations_deployed_base")
REPORTS = ("reports_expected", "reports_received", "reports_held_back")
REASON_COUNTS = (
    "stations",
    "care_units",
    "population",
    *DEPLOYED,
    *REPORTS,
    "ledgers_missing",
    "ledgers_held_back",
)


def reason_counts(metric: Metric) -> tuple[str, ...]:
    """Those of REASON_COUNTS that `blank_reason` reads for a metric."""
    people = "population" if metric.of_people else None
    held_back = "ledgers_held_back" if metric.basis.source == "ledgers" else None
    read = ("stations", *DEPLOYED, *REPORTS, metric.basis.applies, people, held_back)
    return tuple(name for name in REASON_COUNTS if name in read)


def blank_reason(metric: Metric, day: date | pl.Expr) -> pl.Expr:
    """One of KINDS where a place's `value` is null, else null.

    Reads value and `reason_counts`; day: the date of all rows, or the column that holds each row's.
    no_stations: no open site; not_expected: nothing to report yet; not_reported: reports were due, none came;
    held_back: what came was refused; no_file: V20 is there, but no report at all arrived for the date;
    deployment_unknown: the register never says since when V20 is used; no_population: it lacks the people to
    divide by; no_report, no_ledgers:
    reports came without this number; not_applicable: the question does not arise there.
    """
    early = (pl.lit(day) if isinstance(day, date) else day) < metric.since
    return (
        pl.when(pl.col("value").is_not_null())
        .then(pl.lit(None, dtype=pl.String))
        .when(pl.col("stations") == 0)
        .then(pl.lit("no_stations"))
        .when(early)
        .then(pl.lit("not_expected"))
        .when(_not_applicable(metric))
        .then(pl.lit("not_applicable"))
        .when(pl.col("stations_deployed_base") == 0)
        .then(pl.lit("deployment_unknown") if _of_deployed(metric) else _left_out(metric))
        .when(pl.col("reports_expected") == 0)
        .then(
            pl.when(pl.col("stations_deployed") > 0)
            .then(pl.lit("no_ledgers" if metric.basis.source == "ledgers" else "no_file"))
            .otherwise(pl.lit("not_expected"))
        )
        .when(_held_back(metric))
        .then(pl.lit("held_back"))
        .when(pl.col("reports_received") + pl.col("reports_held_back") == 0)
        .then(pl.lit("not_reported"))
        .otherwise(_left_out(metric))
    )


def with_closed(places: pl.DataFrame, closed: Collection[str]) -> pl.DataFrame:
    """The places, of which those without an open site say that theirs closed. closed: codes that had some."""
    shut = (pl.col("reason") == "no_stations") & pl.col("code").is_in(list(closed))
    return places.with_columns(pl.when(shut).then(pl.lit("closed")).otherwise("reason").alias("reason"))


def station_blank_reason(metric: Metric) -> pl.Expr:
    """One of STATION_KINDS where a single station has no value in the column `metric.key`, else null.

    Reads its counts of one date and `register_held_back`; `counts` is null where the register lacks it, false
    where it is not open.
    """
    basis = metric.basis
    silent = pl.lit(basis.needs_report) & (pl.col("reports_received") + pl.col("reports_unexpected") == 0)
    of_reports = pl.lit(basis.whole == "reports_expected")
    of_deployed = pl.lit(_of_deployed(metric))
    reason = (
        pl.when(of_deployed & (pl.col("stations_deployed_base") == 0))
        .then(pl.lit("deployment_unknown"))
        .when((of_reports | silent) & (pl.col("stations_deployed") > pl.col("reports_expected")))
        .then(pl.lit("no_file"))
        .when(of_reports | (silent & (pl.col("reports_expected") == 0)))
        .then(pl.lit("not_expected"))
        .when(_held_back(metric))
        .then(pl.lit("held_back"))
        .when(silent)
        .then(pl.lit("not_reported"))
        .when(pl.lit(basis.with_points) & (pl.col("care_units") == 0))
        .then(pl.lit("in_its_station"))
        .otherwise(pl.lit("no_survey" if basis.source == "survey" else "no_value"))
    )
    return pl.when(pl.col(metric.key).is_null()).then(pl.coalesce(register_reason(), reason))


def register_reason() -> pl.Expr:
    """The reason why a station does not count on a date; null where it counts.

    not_registered, held_back (its row of the register was sent and not accepted) or closed.
    """
    absent, open_then = pl.col("counts").is_null(), pl.col("counts")
    held_back = absent & pl.col("register_held_back").fill_null(False)
    return (
        pl.when(held_back)
        .then(pl.lit("held_back"))
        .when(absent)
        .then(pl.lit("not_registered"))
        .when(~open_then)
        .then(pl.lit("closed"))
    )


def _held_back(metric: Metric) -> pl.Expr:
    """True where what the metric is known from was sent, and nothing of it accepted."""
    if metric.basis.source == "ledgers":
        return pl.col("ledgers_held_back") > 0
    nothing = pl.col("reports_received") == 0
    return pl.lit(metric.basis.needs_report) & nothing & (pl.col("reports_held_back") > 0)


def _left_out(metric: Metric) -> pl.Expr:
    """The reason where stations may have reported, though not what the metric needs."""
    rest = pl.lit("no_ledgers" if metric.basis.source == "ledgers" else "no_report")
    if not metric.of_people:
        return rest
    return pl.when(pl.col("population") == 0).then(pl.lit("no_population")).otherwise(rest)


def _of_deployed(metric: Metric) -> bool:
    """True where the register alone says what is counted, by the day from which a station uses V20."""
    return metric.basis.whole in ("stations", "reports_expected") and metric.basis.source == "register"


def _not_applicable(metric: Metric) -> pl.Expr:
    """A place of points only has no doctor target, one where every ledger is ruled out has none to close."""
    if metric.basis.applies is None:
        return pl.lit(metric.basis.source == "survey")
    return pl.col(metric.basis.applies) == 0
