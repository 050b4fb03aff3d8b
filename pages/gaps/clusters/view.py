"""The layout of the tab `clusters`: numbers by kind, the map, the lists of low places."""

from collections.abc import Sequence

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.fold import fold
from components.cards.grid_card import list_card
from components.cards.number_card import Number
from components.cards.place_links import place_cell
from components.cards.table_card import Table
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.counts import count_text
from components.reading.coverage_words import told
from components.reading.level import level_of, names_at
from components.reading.link_templates import place_link_template
from components.reading.metric_words import short_of
from components.reading.view import View
from data.measures.clusters import CANDIDATES, LEVEL_OF_DOUBT, SIGNIFICANT
from data.words import level_noun
from data.words.numbers import NumberStyle, shown, tabular
from pages.gaps.clusters.map import cluster_map
from pages.gaps.clusters.opening import low_places, opened
from pages.gaps.clusters.rows import Clusters
from pages.gaps.metric_cards import metric_cards

P_VALUE = INDEX = NumberStyle("number", 3)


def clusters(view: View) -> list[Component]:
    """The clusters of the first level that has some; else one sentence, and the rest folded."""
    seen, found = opened(view)
    if found is None:
        return [html.P(view.t("gaps.clusters.few"), className="empty")]
    if not low_places(found):
        inside = fold(view.t("gaps.clusters.all"), html.Div(_parts(seen, found)))
        return [html.P(told(seen, _none(seen, found)), className="empty"), inside]
    if level_of(seen) == level_of(view):
        return _parts(seen, found)
    words = {
        "none": level_noun(level_of(view), view.language),
        "some": level_noun(level_of(seen), view.language),
    }
    numbers, *rest = _parts(seen, found)
    return [numbers, html.P(view.t("gaps.clusters.finer", **words), className="lead"), *rest]


def _none(view: View, found: Clusters) -> str:
    """That no place is significantly low, and how many are candidates."""
    level = level_noun(level_of(view), view.language)
    candidates = count_text(view, found.rows.filter(pl.col("kind").is_in(list(CANDIDATES))).height)
    every = count_text(view, found.rows.height)
    return view.t("gaps.clusters.none", all=every, level=level, candidates=candidates)


def _parts(view: View, found: Clusters) -> list[Component]:
    """Whether neighbours are alike at all, the kinds in numbers and on the map; findings, then candidates."""
    lists = {
        "clusters": (SIGNIFICANT, view.t("gaps.clusters.lead")),
        "candidates": (CANDIDATES, view.t("gaps.clusters.note_candidates")),
    }
    links = {"name": place_link_template(view)}
    listed = []
    for key, (kinds, intro) in lists.items():
        chart = laggards_chart(view, found, key, kinds)
        table = Table(cells={"name": place_cell(view)}, hidden=("code",), intro=intro)
        listed += [list_card(chart, view, table, links)] if chart.frame.height else []
    return [
        metric_cards(view, _cards(view, found)),
        *(html.Section(part, className="page-part") for part in (cluster_map(view, found), *listed)),
    ]


def _cards(view: View, found: Clusters) -> list[Number]:
    """Global Moran's I with its p first; then findings, then candidates."""
    cards = [overall_card(view, found)]
    for key, kinds in {**{kind: (kind,) for kind in SIGNIFICANT}, "candidates": CANDIDATES}.items():
        count = count_text(view, found.rows.filter(pl.col("kind").is_in(kinds)).height)
        note = view.t(f"gaps.clusters.note_{key}")
        cards.append(Number(key, view.t(f"gaps.clusters.{key}"), count, note=note))
    return cards


def overall_card(view: View, found: Clusters) -> Number:
    """Global Moran's I, and whether neighbours are more alike, or less, than chance makes them."""
    label, overall = view.t("gaps.clusters.global"), found.overall
    if overall is None:
        return Number("global", label, view.t("number.none"), note=view.t("gaps.clusters.global_same"))
    alike = "alike" if overall.statistic > overall.expected else "unlike"
    key = alike if overall.p <= LEVEL_OF_DOUBT else "chance"
    note = view.t(f"gaps.clusters.global_{key}", p=tabular(overall.p, P_VALUE, view.language))
    return Number("global", label, shown(overall.statistic, INDEX, view.language), note=note)


def laggards_chart(view: View, found: Clusters, key: str, kinds: Sequence[str]) -> Chart:
    """The low places of some kinds, with their value beside their neighbours'."""
    rows = found.rows.filter(pl.col("kind").is_in(kinds)).sort("kind", "p", "code")
    words = {kind: view.t(f"gaps.clusters.{kind}") for kind in kinds}
    frame = rows.with_columns(
        pl.col("kind").cast(pl.String).replace_strict(words, return_dtype=pl.String),
        pl.Series("name", names_at(view, rows["code"]), pl.String),
    )
    level = level_noun(level_of(view), view.language)
    counts = {"count": count_text(view, rows.height), "all": count_text(view, found.rows.height)}
    return Chart(
        key,
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
        view.t(f"gaps.clusters.title_{key}", level=level, **counts),
        view.context(),
        metric=view.metric,
        notes=(
            view.t("gaps.clusters.unmarked"),
            view.t("gaps.clusters.method"),
            view.t(f"gaps.clusters.base_{view.metric.form}"),
            neighbour_words(view, found),
        ),
    )


def neighbour_words(view: View, found: Clusters) -> str:
    """The rule for neighbours in words: borders, or distance where there are none."""
    words = {"k": count_text(view, found.nearest), "count": count_text(view, found.by_distance)}
    if found.by_distance == found.rows.height:
        return view.t("gaps.clusters.by_distance", **words)
    return view.t("gaps.clusters.by_border_some" if found.by_distance else "gaps.clusters.by_border", **words)
