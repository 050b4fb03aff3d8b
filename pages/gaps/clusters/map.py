"""The map of clusters: every place in the colour of its kind, a dot on the lone laggards, and its answers."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.map_picture import Addresses, map_picture
from components.charts.chart import Chart, Column, Encodings, value_column
from components.colours import BLANKS, CLUSTERS, GROUND, LONE
from components.maps.chart import HEIGHT, MapChart, on_map
from components.maps.classes import Classes
from components.reading.address import from_root
from components.reading.counts import count_text
from components.reading.level import level_of, names_at
from components.reading.link_templates import place_link_template
from components.reading.metric_words import label_of, short_of
from components.reading.view import View
from data.errors import TramSoError
from data.measures.clusters import KINDS
from data.words import level_noun
from pages.gaps.clusters.rows import Clusters
from pages.map.areas import MapData
from pages.map.chart import built_shapes, geography_of, shape_notes
from queries.estimates import estimated_shares

# A cluster is an area: dots on it would hide its small communes. A lone laggard is a point, so it has a dot,
# ringed to stand out from any colour.
DOT_SIZES = {"lone": 8, "likely_lone": 4}  # pixels, without the ring: what is certain stands out
SIGNS = {"lone": "● ", "likely_lone": "○ "}
NOTES = ("dots", "unmarked", "method")
CERTAIN = ("cluster", "lone")
ROOT = "/gaps/clusters"


def cluster_map(view: View, found: Clusters) -> Component:
    """The map in its card, or why there is none."""
    try:
        chart = cluster_chart(view, found)
    except TramSoError:
        return html.P(view.t("map.shapes_missing"), className="notice")
    picture = map_picture(chart, addresses(view))
    return figure_card(chart, view, graph=picture)


def cluster_chart(view: View, found: Clusters) -> MapChart:
    """One row per place of the level; raises TramSoError where no shapes are built."""
    shapes, level = built_shapes(), level_of(view)
    data = MapData(level, cluster_frame(view, found), _classes(view))
    chart = Chart(
        "cluster-map",
        "choropleth",
        data.frame,
        Encodings("name", "value", missing="band"),
        (
            Column("name", view.t("chart.column.place")),
            Column("band", view.t("gaps.clusters.kind")),
            value_column(view.metric, short_of(view.metric, view.language)),
            value_column(view.metric, view.t("gaps.clusters.around"), "around"),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _finding(view, level, found),
        view.context(estimated_shares(view.snapshot, view.scope, level)),
        metric=view.metric,
        notes=(*(view.t(f"gaps.clusters.{note}") for note in NOTES), *shape_notes(view, data, shapes)),
        height=HEIGHT,
    )
    seen = replace(view, choices={**view.choices, "stations": "on"})
    link = place_link_template(view)
    geography = replace(geography_of(seen, data, shapes), link=link, station=link)
    return on_map(chart, geography, partial(lone_dots, view, found))


def lone_dots(view: View, found: Clusters) -> pl.DataFrame:
    """One row a place that lags alone: latitude, longitude, size, colour, and what `cluster_frame` has."""
    rows = found.rows.filter(pl.col("kind").is_in(list(LONE)))
    kind = pl.col("kind").cast(pl.String)
    places = rows.select(
        "code",
        "latitude",
        "longitude",
        kind.replace_strict(DOT_SIZES, return_dtype=pl.Int64).alias("size"),
        kind.replace_strict(LONE, return_dtype=pl.String).alias("colour"),
    )
    return cluster_frame(view, found).join(places, on="code")


def _finding(view: View, level: str, found: Clusters) -> str:
    """The number of significantly low places, or a sentence that there is none."""
    low = found.rows.filter(pl.col("kind").is_in(CERTAIN)).height
    words = {"count": count_text(view, low), "level": level_noun(level, view.language)}
    words["all"] = count_text(view, found.rows.height)
    if not low:
        return view.t("gaps.clusters.map_none", **words)
    return view.t("gaps.clusters.map", label=label_of(view.metric, view.language), **words)


def cluster_frame(view: View, found: Clusters) -> pl.DataFrame:
    """code, name, value, around, class (index into labels and colours), band (its words)."""
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    blank = {reason: len(KINDS) + number for number, reason in enumerate((*BLANKS, "too_few"))}
    index = pl.col("kind").cast(pl.String).replace_strict(kinds, return_dtype=pl.Int64)
    known = found.rows.select("code", "value", "around", index.alias("class"))
    reason = pl.col("reason").replace({"closed": "no_stations", "not_applicable": "not_expected"})
    none = pl.lit(None, dtype=pl.Float64)
    blanks = found.blanks.select(
        "code",
        none.alias("value"),
        none.alias("around"),
        reason.replace_strict(blank, default=blank["no_report"], return_dtype=pl.Int64).alias("class"),
    )
    rows = pl.concat([known, blanks]).sort("code")
    labels = dict(enumerate(_classes(view).labels))
    return rows.with_columns(
        pl.Series("name", names_at(view, rows["code"]), pl.String),
        pl.col("class").replace_strict(labels, return_dtype=pl.String).alias("band"),
    )


def _classes(view: View) -> Classes:
    labels = [SIGNS.get(kind, "") + view.t(f"gaps.clusters.{kind}") for kind in KINDS]
    blanks = [*(view.t(f"blank.{reason}") for reason in BLANKS), view.t("gaps.open_target")]
    colours = (*CLUSTERS, *BLANKS.values(), GROUND)
    return Classes((), (*labels, *blanks), colours, view.t("gaps.clusters.method"))


def addresses(view: View) -> Addresses:
    """Every address names its version, so its answer never changes."""
    scope = view.scope
    place = {str(scope.level): scope.code} if scope.code else {}
    shown = {"version": view.snapshot.version, "date": view.snapshot.date.isoformat(), "scheme": scope.scheme}
    asked = shown | place | view.filters | {"level": level_of(view), "metric": view.metric.key}
    query = urlencode(asked | {"lang": view.language})
    places, values, marks = (from_root(f"{ROOT}/{what}?{query}") for what in ("places", "values", "marks"))
    return Addresses(places, values, marks, history=None, follow="")
