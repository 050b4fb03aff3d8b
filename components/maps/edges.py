"""The bounds of the classes of a map: a target, agreed thresholds, equal steps or quantiles of the places"""

from math import inf, nextafter
from typing import Literal

import numpy as np
import polars as pl

from components.reading.metric_words import style_of
from data.measures.metric import Metric
from data.measures.targets import Target
from data.words.numbers import rounded

How = Literal["auto", "bands", "quantile"]
Edges = tuple[float, ...]
EQUAL_STEPS = (0.2, 0.4, 0.6, 0.8)
BELOW_TARGET = (0.2, 0.1, 0.05)  # of a share
PARTS_OF_TARGET = (0.25, 0.5, 0.75)  # of anything else
FIFTHS = (0.2, 0.4, 0.6, 0.8)
QUARTERS = (0.25, 0.5, 0.75)
FEWEST_EDGES = 3
ABOVE_ZERO = nextafter(0.0, inf)  # where zero is a class of its own, the next one begins
CROWDED = 0.6  # of the places in one class: fixed bounds no longer separate them


def class_edges(values: pl.Series, metric: Metric, how: How) -> tuple[Edges, str]:
    """Inner bounds, ascending, and the key of the note that says how they were made. values: none null."""
    if how == "auto" and metric.target is not None:
        return _below(values, metric, metric.target), "below_target"
    bands = _bands(metric) if how != "quantile" else None
    if bands is None or (how == "auto" and not _separate(values, bands[0])):
        if _zero_fills(values):
            return _beside_zero(values, metric), "quantile_zero"
        return _quantiles(values, metric, FIFTHS), "quantile"
    return bands


def _bands(metric: Metric) -> tuple[Edges, str] | None:
    """Fixed bounds: the target's, the thresholds', equal steps of a share; None where there are none."""
    if metric.target is not None:
        return _towards(metric.target, metric.form == "share"), "target"
    if metric.thresholds is not None:
        return (0.5, *metric.thresholds), "agreed"
    return (EQUAL_STEPS, "equal") if metric.form == "share" else None


def _separate(values: pl.Series, edges: Edges) -> bool:
    """True where fixed bounds show the places' differences: no class holds most of them."""
    if values.is_empty():
        return False
    found = np.searchsorted(edges, values.to_numpy(), side="right")
    return bool(np.bincount(found).max() <= CROWDED * len(values))


def _below(values: pl.Series, metric: Metric, target: Target) -> Edges:
    """Quarters of the places below the target, then the target: both distances and success are seen."""
    short = values.filter(values < target.least)
    cuts = _cuts(short, metric, QUARTERS) if len(short) else ()
    return (*(edge for edge in cuts if edge < target.value), target.least)


def _towards(target: Target, share: bool) -> Edges:
    if share:
        return (*(round(target.value - step, 6) for step in BELOW_TARGET), target.least)
    return (*(round(target.value * part, 6) for part in PARTS_OF_TARGET), target.least)


def _zero_fills(values: pl.Series) -> bool:
    """True where a fifth of the places or more are at zero and others are not: one bound cannot part them."""
    return bool(values.max()) and bool(np.quantile(values.to_numpy(), FIFTHS[0]) == 0) and values.min() == 0


def _beside_zero(values: pl.Series, metric: Metric) -> Edges:
    """Zero alone, then quarters of the places above it."""
    return (ABOVE_ZERO, *_quantiles(values.filter(values > 0), metric, QUARTERS))


def _quantiles(values: pl.Series, metric: Metric, shares: Edges) -> Edges:
    if values.is_empty():
        return ()
    edges = _cuts(values, metric, shares)
    # Where most places share one value, the different values are cut instead.
    edges = edges if len(edges) >= FEWEST_EDGES else _cuts(values.unique(), metric, shares)
    return _held(edges, values)


def _held(edges: Edges, values: pl.Series) -> Edges:
    """The bounds without those that begin a class no place is in."""
    found = set(np.searchsorted(edges, values.to_numpy(), side="right"))
    return tuple(edge for index, edge in enumerate(edges, start=1) if index in found)


def _cuts(values: pl.Series, metric: Metric, shares: Edges) -> Edges:
    style = style_of(metric)
    scale = 100 if style.kind == "share" else 1
    numbers = values.to_numpy()
    cuts = np.quantile(numbers, shares)
    edges = sorted({float(rounded(float(cut), style) or 0) / scale for cut in cuts})
    return tuple(edge for edge in edges if numbers.min() < edge)
