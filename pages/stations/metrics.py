"""The metrics of a station over time: small charts to choose from, one in full, all as a table."""

from urllib.parse import unquote

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.cells import blank_or
from components.cards.figure_card import figure_card
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.breaks import with_gaps
from components.charts.chart import Chart, Column, Encodings, value_column
from components.charts.marks import target_and_breaks
from components.charts.sparkline import sparkline
from components.reading.metric_words import label_of, short_of, value_text
from components.reading.official import metrics_of
from components.reading.periods import period_text
from components.reading.view import View, href
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from pages.stations.head import Site
from pages.stations.values import all_dates, with_values


def metric_section(view: View, site: Site, history: pl.DataFrame) -> Component:
    """Small charts to choose from, the chosen metric in full, the table of every number."""
    rows = with_values(all_dates(view, site["station_id"], history))
    tiles = [_group(view, rows, group) for group in dict.fromkeys(metric.group for metric in METRICS)]
    return html.Section(
        [
            html.H2(view.t("station.metrics.title")),
            *tiles,
            html.Div([figure_card(metric_chart(view, rows), view), _table(view, rows)], className="stack"),
        ],
        className="place-part metrics",
    )


def _group(view: View, rows: pl.DataFrame, group: str) -> Component:
    """The metrics of one group under its name."""
    own = [metric for metric in metrics_of(view.snapshot).values() if metric.group == group]
    tiles = html.Div([_tile(view, rows, metric) for metric in own], className="multiples")
    return html.Div([html.H3(view.t(f"about.group.{group}")), tiles], className="metric-group")


def _tile(view: View, rows: pl.DataFrame, metric: Metric) -> Component:
    value, reason = rows.select(metric.key, f"{metric.key}_reason").row(-1)
    text = (
        html.Span(view.t(f"blank.{reason}"), className="blank")
        if reason
        else html.Strong(fact_text(view, value, metric))
    )
    image = sparkline(with_gaps(rows["date"].to_list(), rows[metric.key].to_list(), (metric.key,)))
    picture = [html.Img(src=image, alt="")] if image else []
    chosen = "current" if metric is view.metric else ""
    name = html.Span(short_of(metric, view.language))
    return dcc.Link([name, text, *picture], href=href(view, metric=metric.key), className=chosen)


def fact_text(view: View, value: float, metric: Metric) -> str:
    """“Có” or “Không” where a metric is yes or no at a single station; else its value."""
    if metric.yes_or_no and value in (0, 1):
        return view.t("station.yes" if value else "station.no")
    return _text(view, value, metric)


def _text(view: View, value: float | None, metric: Metric) -> str:
    return value_text(value, metric, view.language)


def metric_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The chosen metric. rows: those of `with_values`. Columns: date, value, reason."""
    key = view.metric.key
    found = rows.select("date", pl.col(key).alias("value"), _reasons(view, rows, key).alias("reason"))
    columns = (
        Column("date", view.t("chart.column.date"), "date"),
        value_column(view.metric, short_of(view.metric, view.language)),
        Column("reason", view.t("place.reason")),
    )
    return Chart(
        "metric",
        "line",
        found,
        Encodings("date", "value", missing="reason"),
        columns,
        _title(view, found),
        view.context(scope=station_scope(view)),
        metric=view.metric,
        marks=target_and_breaks(view),
        notes=(view.t(f"metric.{view.metric.key}.definition"),),
    )


def _reasons(view: View, rows: pl.DataFrame, key: str) -> pl.Series:
    """The reason, in words, wherever a metric is blank."""
    name = f"{key}_reason"
    return pl.Series(name, [view.t(f"blank.{code}") if code else None for code in rows[name]], pl.String)


def station_scope(view: View) -> str:
    """The station as the scope of its charts: its id, whatever place the reader has chosen."""
    return view.t("station.scope", id=unquote(view.path.rsplit("/", 1)[-1]))


def _title(view: View, found: pl.DataFrame) -> str:
    value, reason = found.select("value", "reason").row(-1)
    words = {
        "label": label_of(view.metric, view.language),
        "value": reason.lower() if reason else _text(view, value, view.metric),
        "month": period_text(view, view.snapshot.date),
    }
    return view.t("home.trend.title", **words)


def _table(view: View, rows: pl.DataFrame) -> Component:
    cells = {metric.key: _cell(metric.key) for metric in metrics_of(view.snapshot).values()}
    return table_card(table_chart(view, rows), view, Table(cells=cells))


def _cell(key: str) -> DrawCell:
    def draw(row: Row, text: str) -> Component | str:
        return blank_or(row[f"{key}_reason"], text)

    return draw


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per date, the latest first: every metric, and `<metric>_reason` where it is blank."""
    metrics = list(metrics_of(view.snapshot).values())
    reasons = [_reasons(view, rows, metric.key) for metric in metrics]
    frame = rows.select("date", *(metric.key for metric in metrics)).with_columns(reasons)
    columns = [value_column(metric, short_of(metric, view.language), metric.key) for metric in metrics]
    return Chart(
        "metrics",
        "table",
        frame.reverse(),
        Encodings("date", metrics[0].key),
        (Column("date", view.t("chart.column.date"), "date"), *columns),
        view.t("station.metrics.table"),
        view.context(scope=station_scope(view)),
    )
