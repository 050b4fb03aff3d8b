"""The stations around one: the nearest by distance, those of the same commune, those like it."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.place_links import station_cell
from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View, place_href
from data.measures.ratio import ratio
from data.measures.reports import report_state
from data.words.numbers import DECIMAL, SHARE
from pages.stations.head import Site
from pages.stations.metrics import station_scope
from pages.stations.peers import peer_card
from queries.station_around import station_around


def neighbour_section(view: View, site: Site) -> Component:
    """Tables side by side: the nearest, those of the commune, those like it; a closed one has no peers."""
    cells = {"name": station_cell(view)}
    cards = [
        table_card(chart, view, Table(cells=cells)) for chart in (nearest(view, site), commune(view, site))
    ]
    commune_code = site[f"commune{view.scope.scheme}"]
    link = dcc.Link(view.t("station.commune.link"), href=place_href(view, view.scope.scheme, commune_code))
    return html.Section(
        [html.Div([*cards, peer_card(view, site)], className="figures"), html.P(link, className="became")],
        className="place-part around",
    )


def nearest(view: View, site: Site) -> Chart:
    """The nearest stations; none where the station has no coordinates, and the title says so."""
    rows = _around(view, site).filter(pl.col("near").is_not_null())
    known = site["latitude"] is not None and site["longitude"] is not None
    title = view.t("station.nearest.title" if known else "station.nearest.unknown")
    columns = (*_columns(view), Column("kilometres", view.t("station.nearest.kilometres"), DECIMAL))
    return _chart(view, "nearest", _words(view, rows), columns, title)


def commune(view: View, site: Site) -> Chart:
    """The other stations and points of the commune, by the scheme that the reader has chosen."""
    rows = _around(view, site).filter("same_commune")
    key = "station.commune.title" if rows.height else "station.commune.none"
    return _chart(view, "commune", _words(view, rows), _columns(view), view.t(key))


def _around(view: View, site: Site) -> pl.DataFrame:
    return station_around(view.snapshot, site["station_id"], view.scope.scheme, view.reader)


def _chart(view: View, key: str, rows: pl.DataFrame, columns: tuple[Column, ...], title: str) -> Chart:
    scope = station_scope(view)
    return Chart(
        key,
        "table",
        rows,
        Encodings("name", "ledgers"),
        columns,
        title,
        view.context(scope=scope),
    )


def _columns(view: View) -> tuple[Column, ...]:
    return (
        Column("name", view.t("place.list.name")),
        Column("stage", view.t("place.stations.stage")),
        Column("ledgers", view.t("place.stations.ledgers"), SHARE),
        Column("report", view.t("place.stations.report")),
    )


def _words(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    states = rows.select(report_state())["state"]
    return rows.with_columns(
        ratio("ledgers_electronic", "ledgers_base").alias("ledgers"),
        pl.Series("stage", [view.t(f"stage.{stage}") for stage in rows["stage"]], pl.String),
        pl.Series("report", [view.t(f"station.report.{state}") for state in states], pl.String),
    )
