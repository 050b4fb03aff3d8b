"""Kinds of site over time: one line a zone, area or connection."""

import polars as pl

from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.kinds import kind_name
from components.reading.metric_words import short_of, value_text
from components.reading.view import View
from data.measures.metric import value_of
from pages.shell.crossing import crossing_notes
from queries.kinds import Kind, sums_by_kind_and_date

KINDS: dict[str, Kind] = {"zone": "zone", "area": "area", "connection": "connection"}


def lines(view: View) -> Chart:
    """One line a zone, area or connection over time."""
    kind = KINDS[view.choices["kind"]]
    sums = sums_by_kind_and_date(view.snapshot, view.scope, kind, view.metric)
    names = [kind_name(view, kind, code) for code in sums["code"]]
    rows = sums.with_columns(
        value_of(view.metric, pl.col("top"), pl.col("bottom")).alias("value"),
        pl.Series("kind", names, pl.String),
    )
    return Chart(
        "kinds",
        "line",
        rows,
        Encodings("date", "value", series="kind"),
        (
            Column("date", view.t("chart.column.date"), "date"),
            Column("kind", view.t(f"filter.{kind}")),
            value_column(view.metric, short_of(view.metric, view.language)),
        ),
        _lines_title(view, rows),
        view.context(),
        metric=view.metric,
        marks=break_marks(rows["date"], (view.metric.key,), view.language),
        notes=(view.t("gaps.equity.lines_note"), *crossing_notes(view)),
    )


def _lines_title(view: View, rows: pl.DataFrame) -> str:
    """The highest and the lowest kind on the date."""
    last = rows.filter(pl.col("date") == view.snapshot.date, pl.col("value").is_not_null()).sort("value")
    if last.height < 2:
        return view.t("gaps.equity.lines_one")
    low, high = last.row(0, named=True), last.row(-1, named=True)
    values = {
        name: value_text(row["value"], view.metric, view.language)
        for name, row in (("low", low), ("high", high))
    }
    if values["low"] == values["high"]:
        return view.t("gaps.equity.lines_same", value=values["low"])
    return view.t("gaps.equity.lines", low_kind=low["kind"], high_kind=high["kind"], **values)
