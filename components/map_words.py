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
    return _spread(known, metric, level, language, label)


def _reached(frame: pl.DataFrame, metric: Metric, level: str, language: Language, label: str) -> str:
    known = frame["value"].drop_nulls()
    reached = sum(reaches(value, metric) is True for value in known)
    goal = t(f"map.target.{metric.target.comparison}", language, value=_goal(metric, language))  # type: ignore[union-attr]
    counts = {"reached": format_number(reached, language), "total": format_number(len(known), language)}
    units = t(f"map.units.{level}", language)
    text = t("map.finding.target", language, units=units, target=goal, metric=label, **counts)
    blank = frame.height - len(known)
    if not blank:
        return text
    return t("map.finding.blank", language, finding=text, blank=format_number(blank, language), units=units)


def _goal(metric: Metric, language: Language) -> str:
    return value_text(metric.target.value, metric, language)  # type: ignore[union-attr]


def _spread(known: pl.DataFrame, metric: Metric, level: str, language: Language, label: str) -> str:
    texts = [value_text(value, metric, language) for value in known["value"]]
    ranked = known.with_columns(text=pl.Series(texts, dtype=pl.String)).sort("value", "name")
    low, high = ranked.row(0, named=True), ranked.row(-1, named=True)
    if known.height == 1:
        return t("map.finding.one", language, metric=label, value=low["text"], name=low["name"])
    units = t(f"map.units.{level}", language)
    alike = {end["text"]: texts.count(end["text"]) for end in (low, high)}
    text, number = max(alike.items(), key=lambda held: held[1])
    if number > known.height / 2:
        counts = {"number": format_number(number, language), "total": format_number(known.height, language)}
        return t("map.finding.alike", language, metric=label, value=text, units=units, **counts)

    def who(end: dict[str, object]) -> str:
        many = alike[str(end["text"])]
        return str(end["name"]) if many == 1 else f"{format_number(many, language)} {units}"

    names = {"low_name": who(low), "high_name": who(high)}
    return t("map.finding.spread", language, metric=label, low=low["text"], high=high["text"], **names)
