"""The catalogue of metrics: what is divided by what, which way is better, what was promised.

Labels, definitions, units and caveats stand beside it in data/words/<language>/metrics.toml under
`metric.<key>.…`. No target exists for closing all 78 ledgers: none is drawn there.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from data.measures.targets import (
    DOCTOR_AT_EVERY_STATION,
    DOCTORS_PER_STATION,
    NO_PAPER_IN_CARE,
    RECORD_COVERAGE,
    RECORD_IN_USE,
    Target,
)

V20_OPENED = date(2020, 12, 30)


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue.

    numerator, denominator: names of `COUNTS`; value = scale × numerator ÷ denominator, null
    where the denominator is zero. form: how the value is read — "share" (0 to 1, shown as a percentage),
    "rate" (per `scale` of the denominator) or "mean" (per one). gap: whose number is still missing when the
    value is below 1 — "stations", "people" or nothing countable. since: first date it can exist.
    thresholds: (flagged below, good from) where the field has agreed ones.
    """

    key: str
    numerator: str
    denominator: str
    group: Literal["deployment", "reporting", "records", "paperless", "platforms", "workforce"]
    better: Literal["higher", "lower", "neither"] = "higher"
    scale: float = 1.0
    form: Literal["share", "rate", "mean"] = "share"
    target: Target | None = None
    gap: Literal["stations", "people"] | None = None
    since: date = V20_OPENED
    thresholds: tuple[float, float] | None = None


AGREED = (0.75, 0.90)

METRICS: tuple[Metric, ...] = (
    Metric("deployment", "stations_deployed", "stations", "deployment", gap="stations"),
    Metric(
        "reporting", "reports_received", "reports_expected", "reporting", gap="stations", thresholds=AGREED
    ),
    Metric(
        "timeliness",
        "reports_on_time",
        "reports_on_time_base",
        "reporting",
        gap="stations",
        thresholds=AGREED,
    ),
    Metric(
        "record_coverage",
        "records_created",
        "records_created_base",
        "records",
        target=RECORD_COVERAGE,
        gap="people",
    ),
    Metric("record_matched", "records_matched", "records_matched_base", "records", gap="people"),
    Metric("record_updated", "records_updated", "records_updated_base", "records", gap="people"),
    Metric(
        "record_opened",
        "records_opened",
        "records_opened_base",
        "records",
        target=RECORD_IN_USE,
        gap="people",
    ),
    Metric(
        "paperless_visits", "visits_paperless", "visits_paperless_base", "paperless", target=NO_PAPER_IN_CARE
    ),
    Metric("ledger_digitisation", "ledgers_electronic", "ledgers_base", "paperless"),
    Metric("parallel_running", "ledgers_parallel", "ledgers_base", "paperless", better="lower"),
    Metric(
        "paperless_stations", "stations_paperless", "stations_paperless_base", "paperless", gap="stations"
    ),
    Metric(
        "sustained_stations", "stations_sustained", "stations_sustained_base", "paperless", gap="stations"
    ),
    Metric(
        "connected_stations", "stations_connected", "stations_connected_base", "platforms", gap="stations"
    ),
    Metric(
        "teleconsultations",
        "teleconsultations",
        "teleconsultations_base",
        "platforms",
        scale=1000.0,
        form="rate",
    ),
    Metric(
        "citizens_with_doctor", "citizens_with_doctor", "citizens_with_doctor_base", "platforms", gap="people"
    ),
    Metric("chatbot", "chatbot_sessions", "chatbot_sessions_base", "platforms", scale=1000.0, form="rate"),
    Metric("templates_in_use", "templates_in_use", "templates_in_use_base", "platforms", form="mean"),
    Metric("recording_time", "recording_minutes", "recording_minutes_base", "paperless", better="lower"),
    Metric(
        "stations_with_doctor",
        "care_units_with_doctor",
        "care_units_with_doctor_base",
        "workforce",
        target=DOCTOR_AT_EVERY_STATION,
        gap="stations",
    ),
    Metric(
        "doctors_per_station", "doctors", "doctors_base", "workforce", form="mean", target=DOCTORS_PER_STATION
    ),
    Metric("insured_visits", "visits_insured", "visits_insured_base", "workforce", better="neither"),
)

BY_KEY: dict[str, Metric] = {metric.key: metric for metric in METRICS}
DEFAULT_METRIC = BY_KEY["paperless_stations"]


def with_value(frame: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """The frame with a `value` column (Float64): scale × numerator ÷ denominator, null where that is zero."""
    return frame.with_columns(value_of(metric).alias("value"))


def value_of(metric: Metric) -> pl.Expr:
    """The metric's value from the columns of its two counts, for many metrics in one pass."""
    bottom = pl.col(metric.denominator)
    value = pl.when(bottom != 0).then(pl.col(metric.numerator) * metric.scale / bottom)
    return value.cast(pl.Float64)
