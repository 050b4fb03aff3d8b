"""The place's headline metrics beside those of the place above and the country."""

from typing import Any

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.cells import blank_or
from components.cards.headlines import HEADLINES
from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.charts.context import context_of
from components.reading.metric_words import better_change, label_of, style_of
from components.reading.view import View, href
from data.measures.blanks import blank_reason
from data.measures.metric import Metric, value_of, with_value
from data.measures.metrics import BY_KEY
from data.words.numbers import SHARE, shown_change
from pages.places.counts import Numbers
from pages.places.rank import Rank, ranks

METRICS = tuple(BY_KEY[key] for key in ("reporting", *HEADLINES))


def standing(view: View, numbers: Numbers) -> Component:
    """One row a headline metric; each leads to the same page with that metric chosen."""
    cells = {"metric": _metric(view), "own": _own(view), "difference": _difference}
    table = Table(cells=cells, hidden=("reason",), intro=view.t("place.standing.lead"))
    return table_card(standing_chart(view, numbers), view, table)


def standing_chart(view: View, numbers: Numbers) -> Chart:
    """metric, own, above (not for a region or in the country), country, difference in words, rank."""
    names = ["own", "above", "country"] if len(numbers.places) == 3 else ["own", "country"]
    labels = zip(names, numbers.places, strict=True)
    columns = (
        Column("metric", view.t("filter.metric")),
        *(Column(name, label, SHARE) for name, label in labels),
        Column("difference", view.t("place.standing.difference")),
        Column("rank", view.t("place.standing.rank")),
        Column("reason", view.t("place.reason")),
    )
    rows = pl.DataFrame(standing_rows(view, numbers, names), infer_schema_length=None)
    return Chart(
        "standing",
        "table",
        rows,
        Encodings("metric", "own", missing="reason"),
        columns,
        view.t("place.standing.title", place=view.place),
        context_of(view),
        notes=(view.t("place.standing.note"),),
    )


def standing_rows(view: View, numbers: Numbers, names: list[str]) -> list[dict[str, Any]]:
    """One row a metric: its label and key, a value a name, difference, better, rank, reason."""
    chosen = [value_of(metric).alias(metric.key) for metric in METRICS]
    values = [rows.select(chosen).row(0, named=True) for rows in numbers.now]
    places = ranks(view, numbers, METRICS)
    reasons = {metric.key: _reason(view, numbers.now[0], metric) for metric in METRICS}
    return [
        _row(view, metric, places[metric.key])
        | dict(zip(names, (held[metric.key] for held in values), strict=True))
        | _difference_of(view, metric, values[0][metric.key], values[-1][metric.key])
        | {"reason": reasons[metric.key]}
        for metric in METRICS
    ]


def _row(view: View, metric: Metric, place: Rank | None) -> dict[str, Any]:
    return {
        "metric": label_of(metric, view.language),
        "key": metric.key,
        "rank": place.text if place else None,
    }


def _difference_of(view: View, metric: Metric, own: float | None, country: float | None) -> dict[str, Any]:
    difference = None if own is None or country is None else own - country
    return {
        "difference": shown_change(difference, style_of(metric), view.language, "number.points_short"),
        "better": better_change(difference, metric),
    }


def _reason(view: View, counts: pl.DataFrame, metric: Metric) -> str | None:
    reason = with_value(counts, metric).select(blank_reason(metric, view.snapshot.date)).item()
    return view.t(f"blank.{reason}") if reason else None


def _metric(view: View) -> Any:
    return lambda row, text: dcc.Link(text, href=href(view, metric=row["key"]))


def _own(view: View) -> Any:
    return lambda row, text: blank_or(row["reason"], text) if row["reason"] else html.Strong(text)


def _difference(row: Row, text: str) -> Component:
    return html.Span(text, className={True: "better", False: "worse", None: ""}[row["better"]])
