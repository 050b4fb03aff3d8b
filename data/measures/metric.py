"""A metric: what is divided by what, over whom, and how the value is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import polars as pl

from data.measures.bases import Basis
from data.measures.ratio import ratio, ratio_of
from data.measures.targets import Target

V20_OPENED = date(2020, 12, 30)


@dataclass(frozen=True)
class Metric:
    """One entry of the catalogue.

    numerator, denominator: names of COUNTS; value = scale × numerator ÷ denominator, null where the
    denominator is zero. basis: what the denominator counts. columns: of the contract, those of the numerator.
    form: how the value is read: "share" (0 to 1, shown as a percentage), "rate" (per `scale` of the
    denominator) or "mean" (per one). rungs: pairs of a count and its base that come before the numerator, at
    most two. since: first date it can exist. thresholds: (flagged below, good from) where the field has
    agreed ones.
    """

    key: str
    numerator: str
    denominator: str
    basis: Basis
    group: Literal["deployment", "reporting", "records", "paperless", "platforms", "workforce"]
    columns: tuple[str, ...]
    better: Literal["higher", "lower", "neither"] = "higher"
    scale: float = 1.0
    form: Literal["share", "rate", "mean"] = "share"
    target: Target | None = None
    rungs: tuple[tuple[str, str], ...] = ()
    since: date = V20_OPENED
    thresholds: tuple[float, float] | None = None

    @property
    def gap(self) -> Literal["stations", "people"] | None:
        """Whose number is still missing where the value is below 1, None where nothing can be counted."""
        if self.form != "share" or self.basis.whole is None:
            return None
        return "people" if self.of_people else "stations"

    @property
    def of_people(self) -> bool:
        """True where the denominator is people."""
        return self.basis.whole == "population"

    @property
    def yes_or_no(self) -> bool:
        """True where its value at a single station is 0 or 1."""
        return self.form == "share" and self.basis.behind is None

    @property
    def denominator_columns(self) -> tuple[str, ...]:
        """The columns of the contract that the denominator is made of."""
        return self.basis.columns or self.columns


def with_value(frame: pl.DataFrame, metric: Metric) -> pl.DataFrame:
    """The frame with a `value` column (Float64): scale × numerator ÷ denominator, null where that is zero."""
    return frame.with_columns(value_of(metric).alias("value"))


def value_in(row: Mapping[str, Any], metric: Metric) -> float | None:
    """The value of one row of counts, None where its denominator is zero: far faster than an expression."""
    return ratio_of(row[metric.numerator] * metric.scale, row[metric.denominator])


def value_of(metric: Metric, top: pl.Expr | None = None, bottom: pl.Expr | None = None) -> pl.Expr:
    """The metric's value of a numerator and a denominator, by default the columns of its two counts."""
    top = pl.col(metric.numerator) if top is None else top
    bottom = pl.col(metric.denominator) if bottom is None else bottom
    return ratio(top * metric.scale, bottom)


def possible(metric: Metric, value: pl.Expr) -> pl.Expr:
    """True for a value that can be: of a whole, no more than all. 101 records of 100 people are not."""
    return value <= 1 if metric.form == "share" else value.is_not_null()


def can_be(value: float, metric: Metric) -> bool:
    """The same of one number."""
    return metric.form != "share" or value <= 1


def on_target(metric: Metric, value: pl.Expr) -> pl.Expr:
    """True for a value on target; null where there is no value that can be, or no target."""
    if metric.target is None:
        return pl.lit(None, dtype=pl.Boolean)
    return pl.when(possible(metric, value)).then(value >= metric.target.least)


def reaches(value: float | None, metric: Metric) -> bool | None:
    """The same of one number: None where there is no value that can be, or no target."""
    if value is None or metric.target is None or not can_be(value, metric):
        return None
    return value >= metric.target.least
