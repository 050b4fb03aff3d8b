"""What a map found, in one sentence: who reached the target, or from where to where the values go."""

import polars as pl

from components.metric_words import label_of, reaches, value_text
from data.metrics import Metric
from data.words import Language, t
from data.words.numbers import format_number


def finding(frame: pl.DataFrame, metric: Metric, level: str, language: Language) -> str:
    """The title of a map. frame: name, value (null where blank); one row a place of `level`, or a station."""
    known = frame.filter(pl.col("value").is_not_null())
    label = label_of(metric, language)
    if known.is_empty():
        return t("map.finding.none", language, metric=label)
    if metric.target is not None:
        return _reached(frame, metric, level, language, label)
    if level == "stations":
        counts = {
            "known": format_number(known.height, language),
            "total": format_number(frame.height, language),
        }
        return t("map.finding.stations", language, metric=label, **counts)
    return _spread(known, metric, language, label)


def _reached(frame: pl.DataFrame, metric: Metric, level: str, language: Language, label: str) -> str:
    reached = sum(reaches(value, metric) is True for value in frame["value"])
    return t(
        "map.finding.target",
        language,
        reached=format_number(reached, language),
        total=format_number(frame.height, language),
        units=t(f"map.units.{level}", language),
        target=value_text(metric.target.value, metric, language),  # type: ignore[union-attr]
        metric=label,
    )


def _spread(known: pl.DataFrame, metric: Metric, language: Language, label: str) -> str:
    ranked = known.sort("value", "name")
    low, high = ranked.row(0, named=True), ranked.row(-1, named=True)
    low_text, high_text = (value_text(row["value"], metric, language) for row in (low, high))
    if known.height == 1:
        return t("map.finding.one", language, metric=label, value=low_text, name=low["name"])
    names = {"low_name": low["name"], "high_name": high["name"]}
    return t("map.finding.spread", language, metric=label, low=low_text, high=high_text, **names)
