"""The places without a value, each with its kind of blank."""

import polars as pl
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.link_templates import place_link_template
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.blanks import KINDS as BLANK_KINDS
from data.measures.gap_ranking import Gaps
from data.measures.ratio import counted
from data.words.numbers import COUNT
from pages.gaps.rows import estimated
from pages.gaps.sentences import reason_words
from pages.gaps.views import rows_column

OF_REPORTS = ("reports_expected", "reports_received", "reports_held_back")


def _told(view: View) -> pl.Expr:
    """Stations where it is known of a place which reports were due and came."""
    came = view.snapshot.has(STATION_REPORT.name)
    return pl.when(pl.lit(came) & (pl.col("reason") != "deployment_unknown")).then("stations")


def blanks_table(view: View, gaps: Gaps) -> list[Component]:
    """The places without a value by kind of blank; nothing where every place has one."""
    if gaps.blanks.is_empty():
        return []
    table = Table(cells={"name": place_cell(view)}, hidden=("code",), intro=view.t("gaps.blanks.lead"))
    return [list_card(blanks_chart(view, gaps), view, table, {"name": place_link_template(view)})]


def blanks_chart(view: View, gaps: Gaps) -> Chart:
    """One row per place without a value, with the reason in words."""
    reasons = [reason_words(view, kind) for kind in gaps.blanks["reason"]]
    known = [*counted("stations", "stations"), *counted(_told(view), *OF_REPORTS)]
    rows = gaps.blanks.with_columns(pl.Series("why", reasons, pl.String), *known)
    found = dict(gaps.blanks.group_by("reason").len().iter_rows())
    kinds = [
        view.t("gaps.blanks.kind", kind=reason_words(view, kind), count=count_text(view, found[kind]))
        for kind in BLANK_KINDS
        if kind in found
    ]
    return Chart(
        "blanks",
        "table",
        rows,
        Encodings("name", "stations"),
        (
            Column("name", rows_column(view)),
            Column("why", view.t("gaps.column.why")),
            Column("stations", view.t("gaps.column.open"), COUNT),
            Column("reports_expected", view.t("gaps.column.expected"), COUNT),
            Column("reports_received", view.t("gaps.column.received"), COUNT),
            Column("reports_held_back", view.t("gaps.column.held_back"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("gaps.blanks.title", count=count_text(view, rows.height), kinds="; ".join(kinds)),
        view.context(estimated(view)),
        metric=view.metric,
        notes=(view.t("gaps.blanks.six"),),
    )
