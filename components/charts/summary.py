"""A chart in one or two sentences, for those who hear the page and those in a hurry."""

from typing import Any

import polars as pl

from components.charts.chart import Chart, cell_text
from data.words import t
from data.words.numbers import format_number, shown

# Kinds whose rows follow one another along x, which then names no place: a position, a month, a date.
COURSES = ("line", "curve", "steps")


def summary(chart: Chart) -> str:
    """The finding and what the numbers do, in the chart's language."""
    if chart.summary is not None:
        return chart.summary
    parts = [_numbers(chart), *(mark.reason for mark in chart.marks if mark.interrupts)]
    return t("sentence.join", chart.language, first=chart.title, second=" ".join(parts)).strip()


def _numbers(chart: Chart) -> str:
    known = chart.frame.filter(pl.col(chart.encodings.y).is_not_null())
    if known.is_empty():
        return t("chart.no_rows", chart.language)
    if chart.series and chart.kind != "bars":
        rows = format_number(chart.frame.height, chart.language)
        return t("chart.summary.rows", chart.language, count=rows)
    text = _course(chart, known) if chart.kind in COURSES else _extremes(chart, known)
    blank = chart.frame.height - known.height
    if not blank:
        return text
    missing = t("chart.summary.missing", chart.language, count=format_number(blank, chart.language))
    return f"{text} {missing}"


def _course(chart: Chart, known: pl.DataFrame) -> str:
    y, language = chart.encodings.y, chart.language
    first, last = known.row(0, named=True), known.row(-1, named=True)
    return t(
        "chart.summary.line",
        language,
        label=chart.column(y).label,
        first_date=_point(chart, first),
        last_date=_point(chart, last),
        first=shown(first[y], chart.value_style, language),
        last=shown(last[y], chart.value_style, language),
    )


def _point(chart: Chart, row: dict[str, Any]) -> str:
    """The position of a point of a course, with the name that its hover gives it."""
    column = chart.column(chart.encodings.x)
    at = cell_text(row[column.name], column, chart.language)
    names = [row[name] for name in chart.encodings.hover if isinstance(row[name], str)]
    if names:
        return f"{at} ({', '.join(names)})"
    if column.style == "date":
        return at
    return t("chart.summary.at", chart.language, label=column.label, value=at)


def _extremes(chart: Chart, known: pl.DataFrame) -> str:
    """The ends of the ranking; one sentence where all values read alike, or one row has all there is."""
    values, language = known[chart.encodings.y].to_list(), chart.language
    top, bottom = (shown(end, chart.value_style, language) for end in (max(values), min(values)))
    words = {"count": format_number(chart.frame.height, language), "top_value": top, "bottom_value": bottom}
    of = "part" if chart.partial else "bars"
    if known.height == 1:
        return t("chart.summary.one", language, name=known[chart.encodings.x][0], **words)
    if top == bottom:
        words["known"] = format_number(known.height, language)
        return t(f"chart.summary.{of}_same", language, **words)
    ends = {"top": _holders(chart, known, max(values)), "bottom": _holders(chart, known, min(values))}
    return t(f"chart.summary.{of}", language, **words, **ends)


def _holders(chart: Chart, known: pl.DataFrame, value: float) -> str:
    """The name of the row that has a value, or how many have it."""
    names = known.filter(pl.col(chart.encodings.y) == value)[chart.encodings.x]
    if len(names) == 1:
        return str(names[0])
    return t("chart.summary.tied", chart.language, count=format_number(len(names), chart.language))
