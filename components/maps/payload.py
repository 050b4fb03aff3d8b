"""The data that a map fetches: places once, then values only; compact, for 3,321 communes change at once."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import polars as pl

from components.maps.rows import FACTS
from components.reading.metric_words import style_of
from data.measures.metric import Metric
from data.words.number_steps import in_steps

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Payload = dict[str, Any]


def places_payload(frame: pl.DataFrame) -> Payload:
    """Codes and names in the order of every list of values. frame: code, name."""
    return {"codes": frame["code"].to_list(), "names": frame["name"].to_list()}


def values_payload(frame: pl.DataFrame, metric: Metric) -> Payload:
    """One date: classes (one character per place), values as shown, numerators and denominators, reports.

    frame: value, class, top, bottom and, for areas, stations, received, expected, held_back.
    """
    facts = [name for name in ("top", "bottom", *FACTS) if name in frame.columns]
    return {
        "classes": class_text(frame["class"]),
        "values": scaled(frame["value"], metric),
        **{name: frame[name].to_list() for name in facts},
    }


def stations_payload(frame: pl.DataFrame, metric: Metric) -> Payload:
    """Stations with coordinates: where they are, their names, and `values_payload` for each."""
    where = {
        "latitudes": frame["latitude"].round(4).to_list(),
        "longitudes": frame["longitude"].round(4).to_list(),
    }
    return places_payload(frame) | where | values_payload(frame, metric)


def history_payload(
    days: pl.DataFrame, metric: Metric, labels: Sequence[str], findings: Sequence[str]
) -> Payload:
    """All dates of the same places, for the slider: classes and values, how each date and finding reads.

    days: date, value, class; one row per date and place, all places of a date together and in one order.
    """
    dates = days["date"].unique(maintain_order=True)
    starts = range(0, days.height, days.height // max(len(dates), 1) or 1)
    classes, values = class_text(days["class"]), scaled(days["value"], metric)
    width = starts.step
    return {
        "dates": [day.isoformat() for day in dates],
        "labels": list(labels),
        "findings": list(findings),
        "classes": [classes[start : start + width] for start in starts],
        "values": [values[start : start + width] for start in starts],
    }


def class_text(indices: pl.Series) -> str:
    """The classes as one text, one character per place."""
    return "".join(DIGITS[index] for index in indices)


def scaled(values: pl.Series, metric: Metric) -> list[float | None]:
    """Values in steps of the last decimal shown (`in_steps`): 0.4532 of a share is 453; null stays null."""
    numbers = in_steps(values.fill_null(float("nan")).to_numpy(), style_of(metric))
    return [None if isnan(n) else int(n) if n.is_integer() else n for n in numbers.tolist()]
