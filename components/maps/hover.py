"""The words for a place under the pointer: value, numerator and denominator, reports."""

from typing import Any

import polars as pl

from components.maps.chart import MapChart
from components.maps.rows import FACTS
from components.reading.metric_words import value_text
from data.words import Language, t
from data.words.numbers import format_number

Row = list[str]


def hover_rows(chart: MapChart, frame: pl.DataFrame) -> list[Row]:
    """One (name, lines) a row of the frame, in its order."""
    return [[row["name"], "<br>".join(hover_lines(chart, row))] for row in frame.iter_rows(named=True)]


def hover_lines(chart: MapChart, row: dict[str, Any]) -> list[str]:
    """The lines under the name of one row of the frame; none without a metric."""
    metric, language = chart.metric, chart.language
    if metric is None:
        return []
    if row["value"] is None:
        return [t(f"blank.{row['reason']}", language), *_reports(row, language)]
    value = value_text(row["value"], metric, language)
    return [f"{value} ({_ratio(row, language)})", *_reports(row, language)]


def _ratio(row: dict[str, Any], language: Language) -> str:
    return t(
        "map.hover.ratio", language, top=_count(row["top"], language), bottom=_count(row["bottom"], language)
    )


def _reports(row: dict[str, Any], language: Language) -> list[str]:
    if "stations" not in row:
        return []
    numbers = {name: _count(row[name], language) for name in FACTS}
    lines = [t("map.hover.stations", language, stations=numbers["stations"])]
    if row["expected"]:
        said = {name: numbers[name] for name in ("received", "expected")}
        lines.append(t("map.hover.reported", language, **said))
    held_back = t("map.hover.held_back", language, held_back=numbers["held_back"])
    return [*lines, held_back] if row["held_back"] else lines


def _count(value: float | None, language: Language) -> str:
    return format_number(value or 0, language)
