"""The classes a map is coloured by: where they begin, what they are called, which colour each has."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import polars as pl

from components.colours import BLANKS, CLASSES
from components.maps.edges import ABOVE_ZERO, FIFTHS, How, class_edges
from components.reading.metric_words import style_of, target_text, value_text
from data.measures.bases import LEDGER_STATIONS
from data.measures.metric import Metric
from data.words import Language, t
from data.words.dates import format_date
from data.words.number_steps import bounds_in_steps, in_steps
from data.words.numbers import SHARE, NumberStyle

NEAR = 0.75  # of the target
FOLLOWING = (
    "quantile",
    "quantile_zero",
    "below_target",
)  # classes cut at quantiles, where values differ enough


@dataclass(frozen=True)
class Classes:
    """Class i holds edges[i-1] ≤ value < edges[i]; after the classes come the kinds of blank.

    labels and colours: one per class, then one per kind of blank. note: the way the classes were made.
    style: of the values, which are classed as they are shown.
    """

    edges: tuple[float, ...]
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    note: str
    style: NumberStyle = SHARE

    @property
    def count(self) -> int:
        """The number of classes, blanks left out."""
        return len(self.edges) + 1


def station_classes(values: pl.Series, metric: Metric, how: How, day: date, language: Language) -> Classes:
    """The classes of single stations: two for what a station has or has not, else as `classes`."""
    if metric.form == "share" and set(values.drop_nulls()) <= {0.0, 1.0}:
        return _yes_or_no(metric, language)
    return classes(values, metric, how, day, language)


def classes(values: pl.Series, metric: Metric, how: How, day: date, language: Language) -> Classes:
    """The classes of a metric: bands (its target’s, its thresholds’ or equal steps) or quintiles of `values`.

    "auto": quarters below the target and those on it; else bands that separate the places; else quintiles.
    day: of the values, for the note.
    """
    edges, kind = class_edges(values.drop_nulls(), metric, how)
    labels = _labels(edges, metric, language, kind.endswith("target"))
    if kind == "below_target" and len(edges) > 1:
        # Open above, for another date on the same classes may come nearer; the target is not its end.
        labels[-2] = t("map.legend.short", language, edge=value_text(edges[-2], metric, language))
    if edges and edges[0] == ABOVE_ZERO:
        labels[:2] = _zero_labels(edges, metric, language)
    target = target_text(metric, language) or ""
    said = f"{kind}_few" if kind in FOLLOWING and len(edges) < len(FIFTHS) else kind
    note = t(f"map.classes.note.{said}", language, target=target, date=format_date(day, language))
    blanks = tuple(t(f"blank.{key}", language) for key in BLANKS)
    far = kind == "below_target" and _far(edges, values.drop_nulls())
    # A step of the scale stays unused between the places and a target that is far above them.
    colours = _colours(len(edges) + 1 + far)
    if far:
        del colours[-2]
    return Classes(edges, (*labels, *blanks), (*colours, *BLANKS.values()), note, style_of(metric))


def _yes_or_no(metric: Metric, language: Language) -> Classes:
    about = "paperless" if metric.basis is LEDGER_STATIONS else "other"
    labels = (t(f"map.class.{about}.{word}", language) for word in ("no", "yes"))
    blanks = (t(f"blank.{key}", language) for key in BLANKS)
    note = t("map.classes.note.yes_no", language)
    return Classes((0.5,), (*labels, *blanks), (*_colours(2), *BLANKS.values()), note)


def _far(edges: tuple[float, ...], values: pl.Series) -> bool:
    """True where even the best place below the target has less than three quarters of it."""
    below = values.filter(values < edges[-1]).to_list()
    return bool(below) and max(below) < NEAR * edges[-1]


def _labels(edges: tuple[float, ...], metric: Metric, language: Language, target: bool) -> list[str]:
    texts = [value_text(edge, metric, language) for edge in edges]
    if not texts:
        return [t("map.legend.all", language)]
    between = [t("map.legend.between", language, low=low, high=high) for low, high in pairwise(texts)]
    above = target and metric.target is not None and metric.target.comparison == "above"
    last = {
        (False, False): "from",
        (True, False): "reached",
        (True, True): "reached_above",
    }[(target, above)]
    return [
        t("map.legend.below", language, edge=texts[0]),
        *between,
        t(f"map.legend.{last}", language, edge=texts[-1]),
    ]


def _zero_labels(edges: tuple[float, ...], metric: Metric, language: Language) -> list[str]:
    """Zero alone, and the class that begins above it."""
    zero = value_text(0.0, metric, language)
    if len(edges) == 1:
        return [zero, t("map.legend.above", language, edge=zero)]
    high = value_text(edges[1], metric, language)
    return [zero, t("map.legend.above_zero", language, low=zero, high=high)]


def _colours(count: int) -> list[str]:
    """Viridis from light (low) to dark (high): order survives colour blindness and grey printing."""
    steps = np.linspace(0, len(CLASSES) - 1, count) if count > 1 else [len(CLASSES) // 2]
    return [CLASSES[round(step)] for step in steps]


def with_classes(frame: pl.DataFrame, classed: Classes) -> pl.DataFrame:
    """The frame with `class` (index into labels and colours) and `band` (its words).

    Columns used: value (null where blank), reason (a key of BLANKS where value is null). A value that cannot
    be is in a class of its own, not among those on target.
    """
    blank = {key: classed.count + index for index, key in enumerate(BLANKS)}
    values = frame["value"].fill_null(float("nan")).to_numpy()
    edges, steps = bounds_in_steps(classed.edges, classed.style), in_steps(values, classed.style)
    index = np.searchsorted(edges, steps, side="right").astype(np.int64)
    reasons = frame["reason"].replace_strict(blank, return_dtype=pl.Int64)
    found = pl.Series("class", index).zip_with(frame["value"].is_not_null(), reasons)
    if classed.style.most is not None:
        impossible = (frame["value"] > classed.style.most).fill_null(False)
        found = found.zip_with(~impossible, pl.Series([blank["impossible"]] * len(found), dtype=pl.Int64))
    return frame.with_columns(found, pl.Series("band", classed.labels).gather(found))
