"""The list of the places or stations of a map, those most in need of attention first."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.collect import collect_button
from components.cards.figure_card import FigureCard, people_notes
from components.cards.origin_link import origin_link
from components.cards.table_card import Row
from components.cards.value_bar import scale_top, value_bar
from components.charts.chart import Chart, Encodings
from components.reading.metric_words import value_text
from components.reading.origin_links import figure_origin_href
from components.reading.view import View, href, place_href, station_href
from data.words.dates import format_date
from data.words.numbers import format_number
from data.words.sorting import name_order
from pages.map.areas import STATIONS, MapData, level_of
from pages.map.chart import columns_of
from queries.estimates import estimated_shares

LISTED = 100


def place_list(view: View, data: MapData) -> Component:
    """The places of the map, those most in need of attention first; each leads where a click on it leads."""
    ranked = by_need(data.frame, lower_better=view.metric.better == "lower", limit=view.covered.wide_from)
    stations = data.level == STATIONS
    top = scale_top(ranked["value"], view.metric)
    rows = [_row(view, data, row, top) for row in ranked.head(LISTED).iter_rows(named=True)]
    table = html.Table([html.Thead(_heads(view, stations)), html.Tbody(rows)])
    rest = format_number(max(data.frame.height - LISTED, 0), view.language)
    more = [html.P(view.t("map.list.more", number=rest))] if data.frame.height > LISTED else []
    chart = list_chart(view, data, ranked)
    dated = html.P(view.t("status.as_of", date=format_date(view.snapshot.date, view.language)))
    return FigureCard(
        chart,
        id=f"figure-{chart.key}",
        children=[
            html.H2(chart.title),
            dated,
            html.Div(table, className="table-scroll", tabIndex="0"),
            *more,
            *people_notes(chart),
            html.Div(origin_link(figure_origin_href(view, chart.key), view.language)),
            collect_button(chart, className="collect"),
        ],
        className="map-list",
    )


def by_need(frame: pl.DataFrame, *, lower_better: bool, limit: float) -> pl.DataFrame:
    """The worst value first, equal ones in the order of their names, then those without; at the end by name
    the places of which less is known than the share `limit`.
    """
    names = pl.Series(sorted(frame["name"].unique(), key=name_order), dtype=pl.String)
    place = pl.col("name").replace_strict(names, pl.int_range(len(names), eager=True), return_dtype=pl.Int64)
    few = _few(frame, limit)
    value = pl.when(~few).then("value")
    return frame.sort(few, value, place, descending=[False, lower_better, False], nulls_last=True)


def _few(frame: pl.DataFrame, limit: float) -> pl.Expr:
    """True where less than the share `limit` of a place is known; never of a station."""
    share = pl.col("share") if "share" in frame.columns else pl.col("value") * 0 + 1
    return (share < limit).fill_null(False)


def _list_title(view: View, data: MapData, ranked: pl.DataFrame) -> str:
    """In which order the rows stand, and of how many of them too little is known to say it."""
    if data.level == STATIONS:
        blank = ranked["value"].null_count() == ranked.height
        return view.t("map.list.stations_none" if blank else "map.list.stations")
    known = ranked.filter(pl.col("value").is_not_null())
    few = known.filter(_few(known, view.covered.wide_from)).height
    if few == known.height:
        return view.t("map.label.list_none")
    return view.t("map.label.list_some" if few else "map.label.list")


def list_chart(view: View, data: MapData, ranked: pl.DataFrame) -> Chart:
    """All rows of the list, of which the page shows the first."""
    encodings, columns = Encodings("name", "value", missing="band"), columns_of(view, data)
    return Chart(
        "places",
        "table",
        ranked,
        encodings,
        columns,
        _list_title(view, data, ranked),
        view.context(estimated_shares(view.snapshot, view.scope, data.units)),
        metric=view.metric,
    )


def _heads(view: View, stations: bool) -> Component:
    """The value's heading stands over its bar too."""
    if stations:
        return html.Tr(
            [html.Th(view.t(key), scope="col") for key in ("map.column.station", "map.list.value")]
        )
    spans = (("map.list.place", 1), ("map.list.value", 2), ("map.list.reported", 1))
    return html.Tr([html.Th(view.t(key), scope="col", colSpan=span) for key, span in spans])


def _row(view: View, data: MapData, row: Row, top: float) -> Component:
    """A place with its value in the map's colours; top: where the scale of all rows' bars ends."""
    colour, value = data.classes.colours[row["class"]], row["value"]
    swatch = html.I(style={"background": colour}, className="swatch")
    text = row["band"] if value is None else value_text(value, view.metric, view.language)
    head, value_cell = html.Th([swatch, *_links(view, data, row)], scope="row"), html.Td(text)
    if data.level == STATIONS:
        return html.Tr([head, value_cell])
    bar = html.Td(value_bar(value, top, colour), className="bar")
    return html.Tr([head, bar, value_cell, html.Td(_reported(view, row))])


def _links(view: View, data: MapData, row: Row) -> list[Component]:
    name, code = row["name"], row["code"]
    if data.level == STATIONS:
        return [dcc.Link(name, href=station_href(view, code))]
    inside = href(view, level=None, **{level_of(view): code})
    page = place_href(view, view.scope.scheme, code)
    label = view.t("map.list.page", name=name)
    return [dcc.Link(name, href=inside), dcc.Link("↗", href=page, title=label, className="to-page")]


def _reported(view: View, row: Row) -> str:
    if not row["expected"]:
        return view.t("number.none")
    received, expected = (format_number(row[name], view.language) for name in ("received", "expected"))
    return f"{received}/{expected}"
