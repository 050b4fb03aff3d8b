"""The place's headline metrics beside those of the place above and the country."""

from typing import Any

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.chart import Chart, Column, Encodings, describe
from components.metric_words import better_change, change_text, label_of
from components.table_card import Row, Table, table_card
from components.view import View, href
from data.blanks import blank_reason
from data.metrics import BY_KEY, Metric, with_value
from data.words.numbers import SHARE
from pages._headlines import HEADLINES
from pages._place_compare import compared, ranks, values_now
from queries.counts import counts_now

METRICS = tuple(BY_KEY[key] for key in ("reporting", *HEADLINES))


def standing(view: View) -> Component:
    """One row a headline metric; each leads to the same page with that metric chosen."""
    cells = {"metric": _metric(view), "own": _own(view), "difference": _difference}
    table = Table(cells=cells, hidden=("reason",), lead=view.t("place.standing.lead"))
    return table_card(standing_chart(view), view, table)


def standing_chart(view: View) -> Chart:
    """metric, own, above (not for a region or in the country), country, difference in words, rank."""
    places = compared(view)
    names = ["own", "above", "country"] if len(places) == 3 else ["own", "country"]
    labels = zip(names, (place for place, _ in places), strict=True)
    columns = (
        Column("metric", view.t("filter.metric")),
        *(Column(name, label, SHARE) for name, label in labels),
        Column("difference", view.t("place.standing.difference")),
        Column("rank", view.t("place.standing.rank")),
        Column("reason", view.t("place.reason")),
    )
    rows = pl.DataFrame(standing_rows(view, names), infer_schema_length=None)
    return describe(
        view,
        "standing",
        "table",
        rows,
        Encodings("metric", "own", missing="reason"),
        columns,
        view.t("place.standing.title", place=view.place),
        notes=(view.t("place.standing.note"),),
    )


def standing_rows(view: View, names: list[str]) -> list[dict[str, Any]]:
    """One row a metric: its label and key, a value a name, difference, better, rank, reason."""
    values = [values_now(view, scope, METRICS) for _, scope in compared(view)]
    places = ranks(view, METRICS)
    return [
        _row(view, metric, places[metric.key])
        | dict(zip(names, (held[metric.key] for held in values), strict=True))
        | _difference_of(view, metric, values[0][metric.key], values[-1][metric.key])
        for metric in METRICS
    ]


def _row(view: View, metric: Metric, place: tuple[int, int] | None) -> dict[str, Any]:
    return {
        "metric": label_of(metric, view.language),
        "key": metric.key,
        "rank": "{}/{}".format(*place) if place else None,
    }


def _difference_of(view: View, metric: Metric, own: float | None, country: float | None) -> dict[str, Any]:
    difference = None if own is None or country is None else own - country
    return {
        "difference": change_text(difference, metric, view.language),
        "better": better_change(difference, metric),
        "reason": None if own is not None else _reason(view, metric),
    }


def _reason(view: View, metric: Metric) -> str:
    rows = with_value(counts_now(view.snapshot, view.scope), metric)
    return view.t(f"blank.{rows.select(blank_reason(metric, view.snapshot.date)).item()}")


def _metric(view: View) -> Any:
    return lambda row, text: dcc.Link(text, href=href(view, metric=row["key"]))


def _own(view: View) -> Any:
    return lambda row, text: blank_or(row["reason"], text)


def blank_or(reason: str | None, text: str) -> Component | str:
    """The reason of a blank, in the style of one; otherwise the text."""
    return html.Span(reason, className="blank") if reason else html.Strong(text)


def _difference(row: Row, text: str) -> Component:
    return html.Span(text, className={True: "better", False: "worse", None: ""}[row["better"]])
