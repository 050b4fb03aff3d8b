"""The map on a page: a description that assets/map/view.js draws, without any value in it.

Values, names and shapes are fetched by address, so that another metric or date brings values only.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.map_first import first_picture
from components.colours import BLANKS
from components.maps.chart import MapChart
from components.renderers.plotly.choropleth import inside, skeleton_figure
from components.renderers.plotly.map_layout import subplots
from data.words import Language, t
from data.words.dates import format_date

WORDS = {
    "legend": "map.label.legend",
    "ratio": "map.hover.ratio",
    "stations": "map.hover.stations",
    "reported": "map.hover.reported",
    "held_back": "map.hover.held_back",
    "play": "map.slider.play",
    "stop": "map.slider.stop",
    "slider": "map.label.slider",
    "loading": "map.slider.loading",
    "failed": "map.failed",
    "zoom_in": "map.zoom_in",
    "zoom_out": "map.zoom_out",
    "zoom_home": "map.zoom_home",
    "slid": "map.slider.slid",
}
PLACEHOLDERS = ("top", "bottom", "stations", "received", "expected", "held_back", "date", "own")


@dataclass(frozen=True)
class Addresses:
    """The addresses that the browser fetches: places and values of areas, stations, history.

    history: None without a slider. follow: the address of the whole page at another date, with {date} in it.
    """

    places: str | None
    values: str
    stations: str | None
    history: str | None
    follow: str


def map_picture(chart: MapChart, addresses: Addresses) -> Component:
    """The place of a map, and its picture. While `key` stays, the shapes are the same and the browser paints
    values only.
    """
    spec = map_spec(chart, addresses) | {"figure": skeleton_figure(chart)}
    said = attributes(
        data_map=json.dumps(spec, ensure_ascii=False), data_loading=t("map.loading", chart.language)
    )
    live = html.Div(className="map-live", **said)
    return html.Div([*first_picture(chart, slider=bool(addresses.history)), live], className="map-box")


def map_spec(chart: MapChart, addresses: Addresses) -> dict[str, Any]:
    """All that the browser needs to paint a map whose shapes it has drawn."""
    place = chart.geography
    return {
        "key": "|".join(
            [place.shapes, place.ground, chart.language, str(place.bounds), str(addresses.stations)]
        ),
        "list": _fingerprint([*chart.frame["code"], chart.language]),
        "names": [chart.title, *(f"{inset.name}: {chart.title}" for inset in place.insets)],
        "insets": [inside(chart, name)["code"].to_list() for name in subplots(len(place.insets))[1:]],
        "urls": {
            "places": addresses.places,
            "values": addresses.values,
            "stations": addresses.stations,
            "history": addresses.history,
        },
        "number": _number(chart),
        "labels": place.classes.labels,
        "colours": place.classes.colours,
        "count": len(place.classes.labels) - len(BLANKS),
        "words": _words(chart.language) | {"day": format_date(chart.context.date, chart.language)},
        "facts": place.notes,
        "link": place.link,
        "station": place.station,
        "follow": addresses.follow,
        "date": chart.context.date.isoformat(),
        "version": chart.context.version,
    }


def _fingerprint(parts: list[str]) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:12]


def _number(chart: MapChart) -> dict[str, Any]:
    style = chart.value_style
    mark, group = (",", ".") if chart.language == "vi" else (".", ",")
    return {
        "decimals": style.decimals,
        "suffix": "%" if style.kind == "share" else "",
        "mark": mark,
        "group": group,
        **{side: t(f"number.{side}", chart.language, number="{number}") for side in ("over", "under")},
    }


def _words(language: Language) -> dict[str, str]:
    """Sentences with their placeholders left in: the browser fills them."""
    kept = {name: f"{{{name}}}" for name in PLACEHOLDERS}
    return {name: t(key, language, **kept) for name, key in WORDS.items()}
