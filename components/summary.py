"""A chart in one or two sentences, for those who hear the page and those in a hurry."""

import polars as pl

from components.chart import Chart, cell_text
from data.words import t
from data.words.numbers import shown


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
        return t("chart.summary.rows", chart.language, count=chart.frame.height)
    text = _course(chart, known) if chart.kind == "line" else _extremes(chart, known)
    blank = chart.frame.height - known.height
    missing = t("chart.summary.missing", chart.language, count=blank) if blank else ""
    return f"{text} {missing}".strip()


def _course(chart: Chart, known: pl.DataFrame) -> str:
    e, language = chart.encodings, chart.language
    first, last = known.row(0, named=True), known.row(-1, named=True)
    return t(
        "chart.summary.line",
        language,
        label=chart.column(e.y).label,
        first_date=cell_text(first[e.x], chart.column(e.x), language),
        last_date=cell_text(last[e.x], chart.column(e.x), language),
        first=shown(first[e.y], chart.value_style, language),
        last=shown(last[e.y], chart.value_style, language),
    )


def _extremes(chart: Chart, known: pl.DataFrame) -> str:
    e, language = chart.encodings, chart.language
    ranked = known.sort(e.y, descending=True, maintain_order=True)
    top, bottom = ranked.row(0, named=True), ranked.row(-1, named=True)
    return t(
        "chart.summary.bars",
        language,
        count=chart.frame.height,
        top=str(top[e.x]),
        top_value=shown(top[e.y], chart.value_style, language),
        bottom=str(bottom[e.x]),
        bottom_value=shown(bottom[e.y], chart.value_style, language),
    )
