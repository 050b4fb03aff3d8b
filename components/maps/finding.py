"""The finding of a map in one sentence: the places on target, or the range of the values."""

from collections.abc import Callable
from typing import Any, NamedTuple

import polars as pl

from components.reading.metric_words import label_of, style_of, value_text
from data.measures.metric import Metric
from data.measures.targets import Target
from data.words import Language, t
from data.words.number_steps import in_steps
from data.words.numbers import format_number


def finding(frame: pl.DataFrame, metric: Metric, level: str, language: Language) -> str:
    """The title of a map. frame: name, value (null where blank); one row per place of `level` or station."""
    known = frame.filter(pl.col("value").is_not_null())
    label = label_of(metric, language)
    if known.is_empty():
        return t("map.finding.none", language, metric=label)
    if metric.target is not None:
        return _reached(frame, metric, metric.target, level, language)
    if level == "stations":
        counts = {
            "known": format_number(known.height, language),
            "total": format_number(frame.height, language),
        }
        return t("map.finding.stations", language, metric=label, **counts)
    return _spread(known, metric, level, language, label)


def finding_of_known(
    frame: pl.DataFrame, metric: Metric, level: str, language: Language, limit: float
) -> str:
    """The finding of the places with enough data, and how few of all they are where that is so.

    frame: also share (of a place's stations that its value speaks for, or of its communes in the register,
    whichever is less); limit: the share that is enough, 0 where all are.
    """
    if not limit:
        return finding(frame, metric, level, language)
    judged = frame.with_columns(pl.when(pl.col("share") >= limit).then("value").alias("value"))
    valued, known, every = frame["value"].count(), judged["value"].count(), frame.height
    counts = {"known": format_number(known, language), "all": format_number(every, language)}
    words = {**counts, "units": t(f"map.units.{level}", language)}
    if valued and not known:
        return t("map.finding.too_few", language, metric=label_of(metric, language), **words)
    text = finding(judged, metric, level, language)
    whole = known == valued and known >= limit * every
    if metric.target is not None or not known or whole:
        return text
    return t("map.finding.of", language, finding=text, **words)


def _reached(frame: pl.DataFrame, metric: Metric, target: Target, level: str, language: Language) -> str:
    known = frame["value"].drop_nulls()
    reached = int((known >= target.least).sum())
    goal = value_text(target.value, metric, language)
    words = {"target": t(f"map.target.{target.comparison}", language, value=goal)}
    counts = {"reached": format_number(reached, language), "total": format_number(len(known), language)}
    units = t(f"map.units.{level}", language)
    words |= {"units": units, "metric": label_of(metric, language)}
    text = t("map.finding.target", language, **words, **counts)
    blank = frame.height - len(known)
    if not blank:
        return text
    return t("map.finding.blank", language, finding=text, blank=format_number(blank, language))


def _spread(known: pl.DataFrame, metric: Metric, level: str, language: Language, label: str) -> str:
    whole = pl.Series(in_steps(known["value"].to_numpy(), style_of(metric)))
    low, high = (_end(known, whole, metric, language, end) for end in (pl.Series.min, pl.Series.max))
    if known.height == 1:
        return t("map.finding.one", language, metric=label, value=low.text, name=low.name)
    units = t(f"map.units.{level}", language)
    most = max(low, high, key=lambda end: end.alike)
    if most.alike > known.height / 2:
        counts = {
            "number": format_number(most.alike, language),
            "total": format_number(known.height, language),
        }
        return t("map.finding.alike", language, metric=label, value=most.text, units=units, **counts)

    def who(end: End) -> str:
        return end.name if end.alike == 1 else f"{format_number(end.alike, language)} {units}"

    names = {"low_name": who(low), "high_name": who(high)}
    return t("map.finding.spread", language, metric=label, low=low.text, high=high.text, **names)


class End(NamedTuple):
    """The lowest or the highest value as shown, one of the places that have it, how many are shown alike."""

    text: str
    name: str
    alike: int


def _end(
    known: pl.DataFrame, whole: pl.Series, metric: Metric, language: Language, end: Callable[[pl.Series], Any]
) -> End:
    value = end(known["value"])
    name = end(known["name"].filter(known["value"] == value))
    return End(value_text(value, metric, language), name, int((whole == end(whole)).sum()))
