"""The parts beside a map: breadcrumbs, controls, and the list of places, which serves keyboards too."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.figure_card import FigureCard
from components.cards.origin_link import origin_link
from components.cards.table_card import Row
from components.charts.chart import Chart, Encodings
from components.controls.dropdowns import choice_control, metric_control
from components.reading.metric_words import short_of, value_text
from components.reading.official import metrics_of
from components.reading.origin_links import figure_origin_href
from components.reading.places import find_place
from components.reading.view import View, href, place_href, station_href
from data.contract import STATION
from data.scope import PLACE_LEVELS
from data.words.dates import format_date
from data.words.numbers import format_number
from data.words.sorting import name_order
from pages.map.areas import STATIONS, MapData, has_tiles, level_of, levels_below
from pages.map.chart import columns_of
from pages.shell.faults import no_stations
from queries.estimates import estimated_shares

LISTED = 100


def crumbs(view: View) -> list[Component]:
    """Country › region › province › …: each a link, the last one where we are; nothing above the country."""
    chosen = [level for level in PLACE_LEVELS if getattr(view.scope, level) is not None]
    if not chosen:
        return []
    links = [dcc.Link(view.t("map.country"), href=href(view, level=None, **dict.fromkeys(PLACE_LEVELS)))]
    for level in chosen:
        code = getattr(view.scope, level)
        place = find_place(view.units, view.scope.scheme, code)
        # A commune is often called like its district: both say what they are.
        plain = level in ("region", "province")
        name = (place.short if plain else place.name)(view.language) if place else code
        links.append(dcc.Link(name, href=href(view, level=None, **{level: code})))
    items = [html.Li(link) for link in links]
    return [html.Nav(html.Ol(items), className="crumbs", **attributes(aria_label=view.t("map.crumbs")))]


def choices(view: View) -> Component:
    """Metric and level first, the rest behind a button."""
    levels = [
        ("auto", view.t("map.level.auto")),
        *((n, view.t(f"map.level.{n}")) for n in levels_below(view)),
    ]
    forms = ["form"] if has_tiles(view) else []
    rest = [_words(view, name) for name in ("classes", "stations", *forms)]
    return html.Div(
        [
            metric_control(view, view.t("filter.metric")),
            choice_control(view, "level", view.t("map.label.level"), levels),
            html.Details(
                [html.Summary(view.t("map.more")), html.Div([*rest, _beside(view)], className="filter-rest")],
                className="more",
            ),
        ],
        className="map-choices",
    )


WORDS = {"classes": ("auto", "bands", "quantile"), "stations": ("off", "on"), "form": ("map", "tiles")}


def _words(view: View, name: str) -> Component:
    pairs = [(value, view.t(f"map.{name}.{value}")) for value in WORDS[name]]
    return choice_control(view, name, view.t(f"map.label.{name}"), pairs)


def _beside(view: View) -> Component:
    metrics = [
        (f"metric:{m.key}", view.t("map.beside.metric", name=short_of(m, view.language)))
        for m in metrics_of(view.snapshot).values()
        if m != view.metric
    ]
    days = [
        (f"date:{day}", view.t("map.beside.date", date=format_date(day, view.language)))
        for day in reversed(view.snapshot.dates)
        if day != view.snapshot.date
    ]
    pairs = [("none", view.t("map.beside.none")), *metrics, *days]
    return choice_control(view, "beside", view.t("map.label.beside"), pairs)


def place_list(view: View, data: MapData) -> Component:
    """The places of the map, those most in need of attention first; each leads where a click on it leads."""
    ranked = by_need(data.frame, lower_better=view.metric.better == "lower")
    rows = [_row(view, data, row) for row in ranked.head(LISTED).iter_rows(named=True)]
    kind = "stations" if data.level == STATIONS else "list"
    heads = ["map.column.station" if kind == "stations" else "map.list.place", "map.list.value"]
    heads += [] if kind == "stations" else ["map.list.reported"]
    table = html.Table(
        [html.Thead(html.Tr([html.Th(view.t(key), scope="col") for key in heads])), html.Tbody(rows)]
    )
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
            html.Div(origin_link(figure_origin_href(view, chart.key), view.language)),
        ],
        className="map-list",
    )


def by_need(frame: pl.DataFrame, *, lower_better: bool) -> pl.DataFrame:
    """The worst value first, equal ones in the order of their names, blanks last."""
    names = pl.Series(sorted(frame["name"].unique(), key=name_order), dtype=pl.String)
    place = pl.col("name").replace_strict(names, pl.int_range(len(names), eager=True), return_dtype=pl.Int64)
    return frame.sort(pl.col("value"), place, descending=[lower_better, False], nulls_last=True)


def list_chart(view: View, data: MapData, ranked: pl.DataFrame) -> Chart:
    """All rows of the list, of which the page shows the first."""
    stations = data.level == STATIONS
    title = view.t("map.list.stations" if stations else "map.label.list")
    encodings, columns = Encodings("name", "value", missing="band"), columns_of(view, data)
    return Chart(
        "places",
        "table",
        ranked,
        encodings,
        columns,
        title,
        view.context(estimated_shares(view.snapshot, view.scope, data.units)),
        metric=view.metric,
    )


def _row(view: View, data: MapData, row: Row) -> Component:
    swatch = html.I(style={"background": data.classes.colours[row["class"]]}, className="swatch")
    value = row["value"]
    text = row["band"] if value is None else value_text(value, view.metric, view.language)
    cells = [html.Th([swatch, *_links(view, data, row)], scope="row"), html.Td(text)]
    if data.level != STATIONS:
        cells.append(html.Td(_reported(view, row)))
    return html.Tr(cells)


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


def nothing_drawn(view: View, data: MapData) -> Component:
    """Why the map is empty: stations that have no coordinates, which their places can stand for; or none."""
    if not data.undrawn:
        return no_stations(view)
    words = view.t("map.no_coordinates", number=format_number(data.undrawn, view.language))
    back = dcc.Link(view.t("map.by_place"), href=href(view, level=None))
    return html.Div([html.P(words), back], className="panel", role="status")


def nowhere(view: View, frame: pl.DataFrame) -> bool:
    """True where there is nothing to show: no register, no place, or filters that leave no station in any."""
    if frame.is_empty() or not view.snapshot.has(STATION.name):
        return True
    return bool(view.filters) and "stations" in frame.columns and not frame["stations"].sum()
