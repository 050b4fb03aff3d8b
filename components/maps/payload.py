"""The data that a map fetches: places once, then values only; compact, for 3,321 communes change at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

from components.reading.metric_words import style_of
from data.measures.metric import Metric

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Payload = dict[str, Any]


def places_payload(frame: pl.DataFrame) -> Payload:
    """Codes and names in the order of every list of values. frame: code, name."""
    return {"codes": frame["code"].to_list(), "names": frame["name"].to_list()}


def values_payload(frame: pl.DataFrame, metric: Metric) -> Payload:
    """One date: classes (one character per place), values as shown, numerators and denominators, reports.

    frame: value, class, top, bottom and, for areas, stations, received, expected.
    """
    facts = [name for name in ("top", "bottom", "stations", "received", "expected") if name in frame.columns]
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


def scaled(values: pl.Series, metric: Metric) -> list[int | None]:
    """Values as whole numbers of the last decimal shown: 0.4532 of a share is 453; null stays null."""
    numbers = whole_numbers(values.fill_null(0), metric)
    return pl.Series(numbers).zip_with(values.is_not_null(), pl.Series([None], dtype=pl.Int64)).to_list()


def whole_numbers(values: pl.Series, metric: Metric) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Values as whole numbers of the last decimal shown, none of them null."""
    style = style_of(metric)
    factor = 10**style.decimals * (100 if style.kind == "share" else 1)
    # Halves go up as in data.words.numbers; six decimals first, so that 0.4535 × 1000 is not 453.4999….
    whole: np.ndarray[Any, np.dtype[np.int64]] = np.floor(
        np.round(values.to_numpy() * factor, 6) + 0.5
    ).astype(np.int64)
    return whole
