"""Every place with a value, ranked by its shortfall or by its value."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_links import place_cell
from components.cards.table_card import Row, Table
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.counts import count_text
from components.reading.link_templates import place_link_template
from components.reading.metric_words import short_of
from components.reading.order import filter_text, in_order
from components.reading.view import View, href
from data.measures.gap_ranking import Gaps
from data.measures.gaps import countable
from data.measures.metrics import AGREED
from data.measures.ratio import counted
from data.words.numbers import COUNT, SHARE, format_percent
from data.words.periods import hole_words, holes
from pages.gaps.rows import estimated
from pages.gaps.sentences import unit, whose_gap
from pages.gaps.views import kind_of, rows_column, rows_noun

ORDERS = (
    "rank",
    "name",
    "value",
    "gap",
    "share",
    "stations_short",
    "people_short",
    "completeness",
    "unknown",
    "below_since",
    "snapshots_below",
)


def columns(view: View, gaps: Gaps) -> tuple[Column, ...]:
    """The columns of a ranked place, without those that the metric cannot fill."""
    key = "gap" if gaps.by_gap else "left"
    optional = {
        "gap": (Column("gap", view.t(f"gaps.column.{key}", unit=unit(view)), COUNT), countable(view.metric)),
        "share": (
            Column("share", view.t("gaps.column.share", place=whose_gap(view)), SHARE),
            countable(view.metric),
        ),
        "stations_short": (
            Column("stations_short", view.t("gaps.column.stations"), COUNT),
            gaps.by_gap and view.metric.gap != "stations",
        ),
        "people_short": (
            Column("people_short", view.t("gaps.column.people"), COUNT),
            view.metric.gap == "stations",
        ),
        "unknown": (
            Column("unknown", view.t("gaps.column.unknown", unit=unit(view)), COUNT),
            view.metric.gap is not None,
        ),
        "below_since": (Column("below_since", view.t("gaps.column.since"), "date"), _stood(gaps)),
        "snapshots_below": (Column("snapshots_below", view.t("gaps.column.snapshots"), COUNT), _stood(gaps)),
    }
    held = {name: column for name, (column, wanted) in optional.items() if wanted}
    last = (Column("completeness", view.t("gaps.column.completeness"), SHARE), held.pop("unknown", None))
    return (
        Column("name", rows_column(view)),
        Column("rank", view.t("gaps.column.rank"), COUNT),
        value_column(view.metric, short_of(view.metric, view.language)),
        *([Column("status", view.t("gaps.column.status"))] if gaps.by_gap else []),
        *held.values(),
        *(column for column in last if column is not None),
        Column("code", view.t("chart.column.code"), "code"),
    )


def _stood(gaps: Gaps) -> bool:
    return gaps.ranked["below_since"].null_count() < gaps.ranked.height


def with_status(view: View, gaps: Gaps) -> Gaps:
    """The same gaps with `status`, on target or not in words, null where there is no target.

    A place without a rank, of which too little is known, is neither, and below it since no date.
    """
    words = {True: "gaps.on_target", False: "gaps.off_target", None: "gaps.open_target"}
    judged = counted("rank", "on_target", "below_since", "snapshots_below")
    rows = gaps.ranked.with_columns(judged)
    status = [view.t(words[reached]) if gaps.by_gap else None for reached in rows["on_target"]]
    return replace(gaps, ranked=rows.with_columns(pl.Series("status", status, pl.String)))


def ranking_table(view: View, gaps: Gaps) -> Component:
    """Every place with a value, in the reader's order."""
    name = kind_link(view) if kind_of(view) else place_cell(view)
    cells = {
        "name": name,
        "completeness": _completeness(view),
        "status": _status,
    }
    table = Table("order", "find", ORDERS, cells, ("code",), intro=view.t(_order_words(gaps)))
    links = {} if kind_of(view) else {"name": place_link_template(view)}
    return list_card(ranking_chart(view, gaps), view, table, links)


def _order_words(gaps: Gaps) -> str:
    if gaps.sure.is_empty():
        return "gaps.table.unranked"
    return "gaps.table.by_gap" if gaps.by_gap else f"gaps.table.by_value_{gaps.metric.better}"


def ranking_chart(view: View, gaps: Gaps) -> Chart:
    """One row per place with a value: its shortfall and the completeness of its reports."""
    rows = in_order(filter_text(gaps.ranked, view.choices["find"], "name", "code"), view.choices["order"])
    notes = [view.t("gaps.note.share")] if countable(view.metric) and gaps.by_gap else []
    if view.metric.gap is not None:
        notes.append(view.t("gaps.note.unknown"))
    if _stood(gaps):
        begun = gaps.ranked["below_since"].drop_nulls().to_list()
        found = [pair for pair in holes(view.snapshot.dates_until) if pair[0] >= min(begun)]
        notes += [view.t("gaps.note.since"), *hole_words(found, view.language, "gaps.note.hole")]
    if gaps.unsure.height:
        limit = format_percent(view.covered.wide_from, view.language, 0)
        notes.append(view.t("gaps.note.unranked", share=limit))
    return Chart(
        "ranking",
        "table",
        rows,
        Encodings("name", "value"),
        columns(view, gaps),
        _title(view, gaps, rows),
        view.context(estimated(view)),
        metric=view.metric,
        notes=(*notes, view.t("gaps.note.completeness")),
    )


def _title(view: View, gaps: Gaps, rows: pl.DataFrame) -> str:
    """The number of places listed; where some have no rank, of how many they are."""
    counts = {"count": rows["rank"].count(), "all": rows.height}
    words = {name: count_text(view, number) for name, number in counts.items()}
    key = "gaps.table.title_some" if gaps.unsure.height else "gaps.table.title"
    return view.t(key, level=rows_noun(view), **words)


def kind_link(view: View) -> Callable[[Row, str], Component | str]:
    """A cell that narrows the page to one zone, area or connection and goes back to places."""
    kind = str(kind_of(view))
    return lambda row, text: (
        dcc.Link(text, href=href(view, by=None, **{kind: row["code"]})) if row["code"] else text
    )


def _completeness(view: View) -> Callable[[Row, str], Component | str]:
    """A share under the agreed threshold says so in words too; nothing expected is not nought per cent."""

    def draw(row: Row, text: str) -> Component | str:
        if row["completeness"] is None:
            return html.Span(view.t("blank.not_expected"), className="blank")
        if row["completeness"] < AGREED[0]:
            return html.Span(view.t("gaps.low", share=text), className="worse")
        return text

    return draw


def _status(row: Row, text: str) -> Component:
    return html.Span(text, className={True: "better", False: "worse", None: "blank"}[row["on_target"]])
