"""The chosen metric through time, with its target and breaks."""

import polars as pl

from components.cards.headlines import values_by_date
from components.charts.breaks import break_marks, break_reason
from components.charts.chart import Chart, Column, Encodings, Mark, value_column
from components.reading.changes import change_words
from components.reading.metric_words import label_of, short_of, target_text, value_text
from components.reading.periods import period_text
from components.reading.view import View
from pages.shell.crossing import crossing_notes


def trend(view: View, rows: pl.DataFrame) -> Chart:
    """The metric at every date of the version. rows: one a date, with `value`."""
    columns = (
        Column("date", view.t("chart.column.date"), "date"),
        value_column(view.metric, short_of(view.metric, view.language)),
    )
    return Chart(
        "trend",
        "line",
        rows.sort("date").select("date", "value"),
        Encodings("date", "value"),
        columns,
        _trend_title(view, rows),
        view.context(),
        metric=view.metric,
        marks=_marks(view, rows),
        notes=crossing_notes(view),
        height=470,
    )


def _trend_title(view: View, rows: pl.DataFrame) -> str:
    values, metric, language = values_by_date(rows), view.metric, view.language
    label = _with_place(view, label_of(metric, language))
    value, year_before = values.get(view.snapshot.date), view.year_before
    if value is None:
        return view.t("home.trend.title_none", label=label)
    words = {"label": label, "value": value_text(value, metric, language)}
    words["month"] = period_text(view, view.snapshot.date)
    earlier = values.get(year_before.date) if year_before else None
    if year_before and break_reason(metric.key, year_before.date, view.snapshot.date, language):
        earlier = None
    if earlier is None:
        return view.t("home.trend.title", **words)
    return view.t("home.trend.title_year", **words, change=change_words(value - earlier, metric, language))


def _with_place(view: View, label: str) -> str:
    """“Điện Biên: …” below the country."""
    return label if view.scope.level == "country" else view.t("home.of_place", place=view.place, label=label)


def _marks(view: View, rows: pl.DataFrame) -> tuple[Mark, ...]:
    target = view.metric.target
    words = target_text(view.metric, view.language)
    marks = [Mark("target", target.value, words)] if target and words else []
    return (*marks, *break_marks(rows["date"], (view.metric.key,), view.language))
