"""Where it clusters: places that are low among low neighbours, and lone laggards among higher ones."""

import numpy as np
import polars as pl
from dash import html
from dash.development.base_component import Component

from components.chart import Chart, Column, Encodings, describe, value_column
from components.metric_words import short_of
from components.number_card import Number, number_cards
from components.table_card import Table, table_card
from components.view import View
from data.geography.nearest import middles, nearest
from data.moran import local_moran
from data.words.numbers import NumberStyle
from pages._gaps_charts import place_link
from pages._gaps_rows import gaps_of
from pages._gaps_words import count
from pages._place_level import level_of

NEIGHBOURS = {"commune": 6, "district": 6, "province": 4}
LEVEL_OF_DOUBT = 0.05
P_VALUE = NumberStyle("number", 3)
KINDS = ("cluster", "lone", "likely_cluster", "likely_lone")


def clusters(view: View) -> list[Component]:
    """The two kinds apart, certain ones before those that several tests could have made by chance."""
    rows = cluster_rows(view)
    if rows is None:
        return [html.P(view.t("gaps.clusters.few"), className="empty")]
    cards = [
        Number(
            kind,
            view.t(f"gaps.clusters.{kind}"),
            count(view, rows.filter(kind=kind).height),
            note=view.t(f"gaps.clusters.note_{kind}"),
        )
        for kind in KINDS
    ]
    table = Table(cells={"name": place_link(view)}, hidden=("code",), lead=view.t("gaps.clusters.lead"))
    return [
        number_cards(cards),
        html.Section(table_card(chart(view, rows), view, table), className="page-part"),
    ]


def cluster_rows(view: View) -> pl.DataFrame | None:
    """One row a place that is low and told apart by its neighbours; None where too few have a value.

    Columns: code, name, value, around (its neighbours' mean value), statistic, p, adjusted, kind (of KINDS).
    Low means worse than the mean of the places compared, whichever way the metric is better.
    """
    level = level_of(view)
    k = NEIGHBOURS.get(level, 0)
    known = (
        gaps_of(view)
        .ranked.select("code", "name", "value")
        .join(middles(view.scope.scheme, level) if k else pl.DataFrame(schema={"code": pl.String}), on="code")
        .sort("code")
    )
    if known.height < 3 * max(k, 1) or not k:
        return None
    worse = -1.0 if view.metric.better == "higher" else 1.0
    values = known["value"].to_numpy()
    around = nearest(known, k)
    found = local_moran(values * worse, around)
    kinds = [_kind(*row) for row in zip(found.z, found.lag, found.p, found.adjusted, strict=True)]
    judged = known.with_columns(
        pl.Series("around", np.asarray(values[around].mean(axis=1))),
        pl.Series("statistic", found.statistic),
        pl.Series("p", found.p),
        pl.Series("adjusted", found.adjusted),
        pl.Series("kind", kinds, pl.String),
    )
    return judged.filter(pl.col("kind").is_not_null()).sort(pl.col("kind").cast(pl.Enum(KINDS)), "p", "code")


def _kind(z: float, lag: float, p: float, adjusted: float) -> str | None:
    """z and lag count upwards from the mean towards worse."""
    if z <= 0 or p > LEVEL_OF_DOUBT:
        return None
    kind = "cluster" if lag > 0 else "lone"
    return kind if adjusted <= LEVEL_OF_DOUBT else f"likely_{kind}"


def chart(view: View, rows: pl.DataFrame) -> Chart:
    """The places with their value beside their neighbours'."""
    words = [view.t(f"gaps.clusters.{kind}") for kind in rows["kind"]]
    style = value_column(view.metric, short_of(view.metric, view.language))
    return describe(
        view,
        "clusters",
        "table",
        rows.with_columns(pl.Series("kind", words, pl.String)),
        Encodings("name", "value"),
        (
            Column("name", view.t(f"filter.{level_of(view)}")),
            Column("kind", view.t("gaps.clusters.kind")),
            style,
            value_column(view.metric, view.t("gaps.clusters.around"), "around"),
            Column("statistic", view.t("gaps.clusters.statistic"), NumberStyle("number", 2)),
            Column("p", view.t("gaps.clusters.p"), P_VALUE),
            Column("adjusted", view.t("gaps.clusters.adjusted"), P_VALUE),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(
            "gaps.clusters.title",
            count=count(view, rows.height),
            level=view.t(f"level.noun.{level_of(view)}"),
        ),
        metric=view.metric,
        notes=(view.t("gaps.clusters.method", k=count(view, NEIGHBOURS[level_of(view)])),),
    )
