"""The layout of the tab `clusters`: numbers by kind, the map, the list of low places."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.number_card import Number
from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.counts import count_text
from components.reading.level import level_of, names_at
from components.reading.metric_words import short_of
from components.reading.view import View, place_link_template
from data.measures.clusters import LAGGING, SIGNIFICANT
from data.words import level_noun
from data.words.numbers import NumberStyle
from pages.gaps.clusters.map import cluster_map
from pages.gaps.clusters.rows import Clusters, clusters_of
from pages.gaps.metric_cards import metric_cards

P_VALUE = NumberStyle("number", 3)


def clusters(view: View) -> list[Component]:
    """The kinds in numbers, on the map, and place by place; certain ones first."""
    found = clusters_of(view)
    if found is None:
        return [html.P(view.t("gaps.clusters.few"), className="empty")]
    cards = [
        Number(
            kind,
            view.t(f"gaps.clusters.{kind}"),
            count_text(view, found.rows.filter(kind=kind).height),
            note="" if kind == "likely_lone" else view.t(f"gaps.clusters.note_{kind}"),
        )
        for kind in LAGGING
    ]
    table = Table(cells={"name": place_cell(view)}, hidden=("code",), intro=view.t("gaps.clusters.lead"))
    links = {"name": place_link_template(view)}
    return [
        metric_cards(view, cards),
        html.Section(cluster_map(view, found), className="page-part"),
        html.Section(list_card(laggards_chart(view, found), view, table, links), className="page-part"),
    ]


def laggards_chart(view: View, found: Clusters) -> Chart:
    """The significantly or likely low places, with their value beside their neighbours'."""
    rows = found.rows.filter(pl.col("kind").is_in(LAGGING)).sort("kind", "p", "code")
    words = {kind: view.t(f"gaps.clusters.{kind}") for kind in LAGGING}
    frame = rows.with_columns(
        pl.col("kind").cast(pl.String).replace_strict(words, return_dtype=pl.String),
        pl.Series("name", names_at(view, rows["code"]), pl.String),
    )
    return Chart(
        "clusters",
        "table",
        frame,
        Encodings("name", "value"),
        (
            Column("name", view.t(f"filter.{level_of(view)}")),
            Column("kind", view.t("gaps.clusters.kind")),
            value_column(view.metric, short_of(view.metric, view.language)),
            value_column(view.metric, view.t("gaps.clusters.around"), "around"),
            Column("statistic", view.t("gaps.clusters.statistic"), NumberStyle("number", 2)),
            Column("p", view.t("gaps.clusters.p"), P_VALUE),
            Column("adjusted", view.t("gaps.clusters.adjusted"), P_VALUE),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _title(view, found),
        view.context(),
        metric=view.metric,
        notes=(
            view.t("gaps.clusters.unmarked"),
            view.t("gaps.clusters.method"),
            neighbour_words(view, found),
        ),
    )


def _title(view: View, found: Clusters) -> str:
    """How many places are low and told apart; where none is for sure, how many may be."""
    kinds = found.rows["kind"].cast(pl.String)
    sure, every = (int(kinds.is_in(names).sum()) for names in (SIGNIFICANT, LAGGING))
    counts = {"count": count_text(view, every), "all": count_text(view, found.rows.height)}
    key = (
        "gaps.clusters.title"
        if sure
        else "gaps.clusters.title_likely"
        if every
        else "gaps.clusters.title_none"
    )
    return view.t(key, level=level_noun(level_of(view), view.language), **counts)


def neighbour_words(view: View, found: Clusters) -> str:
    """The rule for neighbours in words: borders, or distance where there are none."""
    words = {"k": count_text(view, found.nearest), "count": count_text(view, found.by_distance)}
    if found.by_distance == found.rows.height:
        return view.t("gaps.clusters.by_distance", **words)
    return view.t("gaps.clusters.by_border_some" if found.by_distance else "gaps.clusters.by_border", **words)
