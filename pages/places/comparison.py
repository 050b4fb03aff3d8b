"""The headline metrics of the place beside those of the place that holds it and of the country."""

from collections.abc import Sequence

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.cells import blank_or
from components.cards.headlines import HEADLINES
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.metric_help import metric_help
from components.reading.changes import join_names
from components.reading.metric_words import better_change, label_of, style_of
from components.reading.official import metrics_of
from components.reading.places import place_name
from components.reading.view import View, href
from data.measures.blanks import blank_reason
from data.measures.metric import Metric, value_in, with_value
from data.measures.rank import Rank
from data.scope import PLACE_LEVELS
from data.words.numbers import SHARE, shown_change
from pages.places.counts import PlaceCounts, compared_with, similar_values
from pages.places.rank import interval_note, ranks
from pages.shell.station_part import at_scope

COMPARED = ("reporting", *HEADLINES)


def compared_metrics(view: View) -> list[Metric]:
    """The headline metrics, with the targets of the version."""
    return [metrics_of(view.snapshot)[key] for key in COMPARED]


def comparison_table(view: View, counts: PlaceCounts) -> Component:
    """One row per headline metric; each leads to the same page with that metric chosen."""
    cells = {"metric": _metric(view), "own": _own(view), "difference": _difference}
    table = Table(
        cells=cells,
        hidden=("reason",),
        tools=_side_by_side(view, counts),
        intro=view.t("place.standing.lead"),
    )
    return table_card(comparison_chart(view, counts), view, table)


def comparison_chart(view: View, counts: PlaceCounts) -> Chart:
    """One row per metric: metric, the values of `PlaceCounts.roles`, difference (words), rank."""
    labels = zip(counts.roles, counts.places, strict=True)
    whole = compared_with(view, compared_metrics(view))
    rows = pl.DataFrame(comparison_rows(view, counts, counts.roles), infer_schema_length=None)
    between = any("(" in rank for rank in rows["rank"].drop_nulls())
    columns = (
        Column("metric", view.t("filter.metric")),
        *(Column(name, label, SHARE) for name, label in labels),
        Column("difference", view.t("place.standing.difference", whole=whole)),
        Column("rank", view.t("place.rank.heading" if between else "place.standing.rank"), "code"),
        Column("reason", view.t("place.reason")),
    )
    return Chart(
        "standing",
        "table",
        rows,
        Encodings("metric", "own", missing="reason"),
        columns,
        view.t("place.standing.title", place=view.place, whole=whole),
        view.context(),
        notes=(
            view.t("place.standing.note"),
            *interval_note(view, between),
            *_similar(view, counts),
            *_few(view),
        ),
        people=True,
    )


def comparison_rows(view: View, counts: PlaceCounts, names: Sequence[str]) -> list[Row]:
    """One row per metric: its label and key, a value per name, difference, better, rank, reason."""
    held = [rows.row(0, named=True) for rows in counts.now]
    values = [{metric.key: value_in(row, metric) for metric in compared_metrics(view)} for row in held]
    if counts.similar:
        similar = similar_values(counts, compared_metrics(view), view.covered.wide_from)
        values[counts.roles.index("similar")] = similar
    places, few = ranks(view, counts, compared_metrics(view)), _narrow(view)
    reasons = {metric.key: _reason(view, counts.now[0], metric) for metric in compared_metrics(view)}
    return [
        _row(view, metric, places[metric.key])
        | dict(zip(names, (held[metric.key] for held in values), strict=True))
        | _difference_of(
            view, metric, values[0][metric.key], None if metric in few else values[-1][metric.key]
        )
        | {"reason": reasons[metric.key]}
        for metric in compared_metrics(view)
    ]


def _narrow(view: View) -> list[Metric]:
    """The metrics whose values here or in the country speak for too few stations to be compared."""
    either = (view.covered, at_scope(view, view.scope.country).covered)
    return [metric for metric in compared_metrics(view) if any(covered.narrow(metric) for covered in either)]


def _few(view: View) -> list[str]:
    labels = [label_of(metric, view.language) for metric in _narrow(view)]
    return [view.t("place.standing.few", metrics="; ".join(labels))] if labels else []


def _side_by_side(view: View, counts: PlaceCounts) -> list[Component]:
    """The way to the lines of the place and of those like it."""
    if not counts.similar:
        return []
    codes = ",".join([view.scope.code or "", *counts.similar])
    address = href(view, "/places", places=codes, **dict.fromkeys(PLACE_LEVELS))
    return [dcc.Link(view.t("place.beside.similar"), href=address)]


def _similar(view: View, counts: PlaceCounts) -> list[str]:
    """Which places the place is like, and by what."""
    if not counts.similar:
        return []
    names = [place_name(view.units, view.scope.scheme, code, view.language) for code in counts.similar]
    return [view.t("place.similar.note", places=join_names(names, view.language))]


def _row(view: View, metric: Metric, place: Rank | None) -> Row:
    return {
        "metric": label_of(metric, view.language),
        "key": metric.key,
        "rank": place.text_between if place else None,
    }


def _difference_of(view: View, metric: Metric, own: float | None, country: float | None) -> Row:
    difference = None if own is None or country is None else own - country
    return {
        "difference": shown_change(difference, style_of(metric), view.language, "number.points_short"),
        "better": better_change(difference, metric),
    }


def _reason(view: View, counts: pl.DataFrame, metric: Metric) -> str | None:
    reason = with_value(counts, metric).select(blank_reason(metric, view.snapshot.date)).item()
    return view.t(f"blank.{reason}") if reason else None


def _metric(view: View) -> DrawCell:
    known = metrics_of(view.snapshot)
    return lambda row, text: html.Span(
        [dcc.Link(text, href=href(view, metric=row["key"])), metric_help(view, known[row["key"]])]
    )


def _own(view: View) -> DrawCell:
    return lambda row, text: blank_or(row["reason"], text) if row["reason"] else html.Strong(text)


def _difference(row: Row, text: str) -> Component:
    return html.Span(text, className={True: "better", False: "worse", None: ""}[row["better"]])
