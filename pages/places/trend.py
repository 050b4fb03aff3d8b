"""The chosen metric over time: the place, the place that holds it, the country."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.charts.chart import Chart, Column, Encodings, value_column
from components.charts.marks import target_and_breaks
from components.controls.dropdowns import metric_control
from components.reading.metric_words import label_of, short_of, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.metric import value_of
from pages.places.counts import PlaceCounts, whole_value
from pages.shell.crossing import crossing_notes


def trend_section(view: View, counts: PlaceCounts) -> Component:
    """The choice of the metric above its lines."""
    choose = metric_control(view, view.t("home.metric"))
    return html.Div([choose, figure_card(trend_chart(view, counts), view)], className="trend-section")


def trend_chart(view: View, counts: PlaceCounts) -> Chart:
    """A line per place. Columns: date, series, value."""
    value = value_of(view.metric).alias("value")
    lines = pl.concat(
        rows.select("date", pl.lit(name).alias("series"), value) for name, rows in counts.places.items()
    )
    columns = (
        Column("date", view.t("chart.column.date"), "date"),
        Column("series", view.t("chart.column.place")),
        value_column(view.metric, short_of(view.metric, view.language)),
    )
    return Chart(
        "trend",
        "line",
        lines,
        Encodings("date", "value", series="series"),
        columns,
        _title(view, counts),
        view.context(),
        metric=view.metric,
        marks=target_and_breaks(view),
        notes=(view.t(f"metric.{view.metric.key}.definition"), *crossing_notes(view)),
    )


def _title(view: View, counts: PlaceCounts) -> str:
    own = counts.now[0].select(value_of(view.metric)).item()
    words = {
        "label": label_of(view.metric, view.language),
        "month": period_text(view, view.snapshot.date),
        "place": view.place,
        "value": value_text(own, view.metric, view.language),
        **whole_value(view, counts),
    }
    return view.t("place.trend.title" if own is not None else "place.trend.title_none", **words)
