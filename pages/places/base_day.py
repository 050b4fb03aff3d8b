"""Places side by side by what changed since a day: the day, each value's change since then, who has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from components.reading.address import Parameter, is_day
from components.reading.places import Place
from components.reading.view import View
from data.measures.breaks import interruption
from data.measures.metric import Metric
from data.words.numbers import NumberStyle

INDEX = Parameter("", lambda text: not text or is_day(text))
POINTS = NumberStyle("number", 1, signed=True, unit="number.points_short")  # between two shares, times 100
RELATIVE = NumberStyle("share", 1, signed=True)  # a change as a part of what it changed from
Values = Mapping[Place, pl.DataFrame]


@dataclass(frozen=True)
class Since:
    """values: place → a row per date with date and value, the change; unknown, nothing: the places left out,
    without a value on the day or with nought, of which no part can be said.
    """

    values: Values
    unknown: tuple[Place, ...]
    nothing: tuple[Place, ...]


def base_day(view: View) -> date | None:
    """The day asked for, where it is one of the dates before the view's; None: values stand as they are."""
    asked, day = view.choices["index"], view.snapshot.date
    return next((d for d in view.snapshot.dates_until if d.isoformat() == asked and d < day), None)


def change_style(metric: Metric) -> NumberStyle:
    """The style of changes of a metric: points between shares, else a part of the value on the day."""
    return POINTS if metric.form == "share" else RELATIVE


def since(values: Values, base: date, metric: Metric) -> Since:
    """The change of each value since the day; null beyond a break across which values are not compared.

    values: place → a row per date with date and value (null where too little is known).
    """
    at = {place: rows.filter(pl.col("date") == base)["value"].to_list() for place, rows in values.items()}
    firsts = {place: found[0] for place, found in at.items() if found and found[0] is not None}
    nothing = [place for place, first in firsts.items() if metric.form != "share" and not first]
    drawn = {place: first for place, first in firsts.items() if place not in nothing}
    changes = {place: _changes(values[place], base, first, metric) for place, first in drawn.items()}
    return Since(changes, tuple(place for place in values if place not in firsts), tuple(nothing))


def _changes(rows: pl.DataFrame, base: date, first: float, metric: Metric) -> pl.DataFrame:
    value = pl.col("value")
    change = 100 * (value - first) if metric.form == "share" else value / first - 1
    apart = [day for day in rows["date"] if interruption(metric.key, min(base, day), max(base, day))]
    return rows.with_columns(pl.when(~pl.col("date").is_in(apart)).then(change).alias("value"))
