"""Stations like one in what it cannot change, and how it stands among them."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.place_links import station_cell
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.places import place_name
from components.reading.view import View
from data.measures.ratio import ratio
from data.measures.reports import report_state
from data.words.numbers import SHARE
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from queries.station_peers import station_peers


def peer_card(view: View, site: Site) -> Component:
    """The table of them, the station itself among them in its place."""
    chart = peers(view, site)
    table = Table(
        cells={"name": _name(view, site)}, hidden=("station_id",), intro=view.t("station.peers.lead")
    )
    return table_card(chart, view, table)


def peers(view: View, site: Site) -> Chart:
    """One row per station that the reader may see, itself included, most electronic ledgers first."""
    found = station_peers(view.snapshot, site["station_id"], site["site_kind"])
    rows = found.with_columns(ratio("ledgers_electronic", "ledgers_base").alias("ledgers"))
    seen = rows if view.reader.sees_all else rows.filter(province34=view.reader.province)
    columns = (
        Column("name", view.t("place.list.name")),
        Column("stage", view.t("place.stations.stage")),
        Column("ledgers", view.t("place.stations.ledgers"), SHARE),
        Column("report", view.t("place.stations.report")),
        Column("province", view.t("filter.province")),
        Column("station_id", view.t("place.list.station_id"), "code"),
    )
    rights = () if seen.height == rows.height else (view.t("station.peers.rights"),)
    return Chart(
        "peers",
        "table",
        _in_words(view, seen).sort("ledgers", "station_id", descending=[True, False], nulls_last=True),
        Encodings("name", "ledgers"),
        columns,
        _title(view, site, rows),
        view.context(scope=station_scope(view)),
        notes=(view.t("station.peers.note"), *rights),
    )


def _title(view: View, site: Site, rows: pl.DataFrame) -> str:
    """How many of those like it have a smaller, a larger and the same share of electronic ledgers."""
    own = rows.filter(station_id=site["station_id"])["ledgers"].to_list()
    others = rows.filter(pl.col("station_id") != site["station_id"])["ledgers"].drop_nulls().to_list()
    if rows.height < 2:
        return view.t("station.peers.none")
    if own == [None] or not others:
        return view.t("station.peers.unknown", count=rows.height - 1)
    below, above = (sum(one < own[0] for one in others), sum(one > own[0] for one in others))
    return view.t(
        f"station.peers.title.{site['site_kind']}",
        **{"known": len(others), "below": below, "above": above, "same": len(others) - below - above},
    )


def _in_words(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    scheme, states = view.scope.scheme, rows.select(report_state())["state"]
    provinces = [place_name(view.units, scheme, code, view.language) for code in rows[f"province{scheme}"]]
    return rows.with_columns(
        pl.Series("stage", [view.t(f"stage.{stage}") for stage in rows["stage"]], pl.String),
        pl.Series("report", [view.t(f"station.report.{state}") for state in states], pl.String),
        pl.Series("province", provinces, pl.String),
    )


def _name(view: View, site: Site) -> DrawCell:
    """A link to each of them; the station itself stands out and leads nowhere."""
    linked = station_cell(view)

    def draw(row: Row, text: str) -> Component | str:
        if row["station_id"] != site["station_id"]:
            return linked(row, text)
        return html.Strong(view.t("station.peers.own", name=text))

    return draw
