"""The parts beside a map: breadcrumbs, controls, and the words of an empty map."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.controls.dropdowns import choice_control, metric_control
from components.reading.metric_words import short_of
from components.reading.official import metrics_of
from components.reading.places import find_place
from components.reading.rights import all_listed
from components.reading.view import View, href
from data.contract import STATION
from data.scope import PLACE_LEVELS
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.map.areas import STATIONS, MapData, has_tiles, levels_below
from pages.shell.faults import no_stations
from pages.shell.station_part import closed


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
    over = ["stations"] if all_listed(view) else []
    rest = [_words(view, name) for name in ("classes", *over, *forms)]
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


def unseen(view: View) -> list[Component]:
    """That stations were asked for and are not drawn for this reader; else nothing."""
    asked = view.choices["level"] == STATIONS or view.choices["stations"] == "on"
    return [closed(view)] if asked and not all_listed(view) else []


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
