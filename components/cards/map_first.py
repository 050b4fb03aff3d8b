"""The map in a page's HTML: its picture with legend and facts, until WebGL has drawn it in its place."""

from html import escape

from dash.development.base_component import Component

from components.maps.chart import MapChart
from components.maps.legend import Entry, legend_of
from components.renderers.svg.map_page import MOST, page_map
from components.static_html import StaticHtml
from data.errors import TramSoError
from data.words import t
from data.words.numbers import format_number


def first_picture(chart: MapChart, *, slider: bool) -> list[Component]:
    """None of stations and of all communes, whose shapes are too many to be sent twice; none without shapes.

    slider: whether a row for the time slider stands under the map.
    """
    if chart.kind != "choropleth" or chart.dots or not 0 < chart.frame.height <= MOST:
        return []
    try:
        svg = page_map(chart)
    except TramSoError:
        return []
    time = '<div class="map-time"></div>' if slider else ""
    frame = f'<div class="map-frame"><div class="map-place">{svg}</div></div>'
    inside = f"{_legend(chart)}{frame}{_facts(chart)}{time}"
    # As components/static_html.py writes it.
    return [StaticHtml("div", {"className": "map-first"}, inside.replace('"', "'"))]


def _legend(chart: MapChart) -> str:
    """As assets/map/show.js makes it."""
    head = f"<strong>{escape(t('map.label.legend', chart.language))}</strong>"
    entries = "".join(_entry(entry, chart) for entry in legend_of(chart))
    return f'<div class="map-legend">{head}{entries}</div>'


def _entry(entry: Entry, chart: MapChart) -> str:
    blank = ' class="blank"' if entry.blank else ""
    count = format_number(entry.count, chart.language)
    return (
        f'<span><i{blank} style="background: {entry.colour}"></i>{escape(entry.label)} <b>{count}</b></span>'
    )


def _facts(chart: MapChart) -> str:
    notes = "".join(f"<span>{escape(note.removesuffix('.'))}</span>" for note in chart.geography.notes)
    return f'<p class="map-facts">{notes}</p>'
