"""Why a place has no value: the kinds of blank, none of which is zero."""

from datetime import date

import polars as pl

from data.measures.metric import Metric

KINDS = ("no_stations", "not_expected", "not_reported", "no_report", "not_applicable")

# Denominators known from the register or the ledgers, whether or not a report came.
OF_CARE_UNITS = ("care_units_with_doctor_base", "doctors_base")
OF_SURVEYS = ("recording_minutes_base",)
OF_LEDGERS = ("ledgers_base",)


def reason_counts(metric: Metric) -> tuple[str, ...]:
    """The counts that `blank_reason` reads for a metric."""
    units = ("care_units",) if metric.denominator in OF_CARE_UNITS else ()
    ledgers = ("ledgers_missing",) if metric.denominator in OF_LEDGERS else ()
    return ("stations", "reports_expected", "reports_received", *units, *ledgers)


def blank_reason(metric: Metric, day: date | pl.Expr) -> pl.Expr:
    """One of KINDS where `value` is null, else null; words under `blank.<kind>`.

    Reads value and `reason_counts`; day: the date of all rows, or the column that holds each row's.
    no_stations: no open site; not_expected: nothing to report yet; not_reported: reports were due, none came;
    no_report: reports came without this number; not_applicable: the question does not arise there.
    """
    none = pl.lit(None, dtype=pl.String)
    early = (pl.lit(day) if isinstance(day, date) else day) < metric.since
    return (
        pl.when(pl.col("value").is_not_null())
        .then(none)
        .when(pl.col("stations") == 0)
        .then(pl.lit("no_stations"))
        .when(early)
        .then(pl.lit("not_expected"))
        .when(_not_applicable(metric))
        .then(pl.lit("not_applicable"))
        .when(pl.col("reports_expected") == 0)
        .then(pl.lit("not_expected"))
        .when(pl.col("reports_received") == 0)
        .then(pl.lit("not_reported"))
        .otherwise(pl.lit("no_report"))
    )


def _not_applicable(metric: Metric) -> pl.Expr:
    """A place of points only has no doctor target, one where every ledger is ruled out has none to close."""
    if metric.denominator in OF_CARE_UNITS:
        return pl.col("care_units") == 0
    if metric.denominator in OF_LEDGERS:
        return pl.col("ledgers_missing") == 0
    return pl.lit(metric.denominator in OF_SURVEYS)
