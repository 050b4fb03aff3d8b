"""Names of places and stations that lead to their pages."""

from collections.abc import Callable

from dash import dcc
from dash.development.base_component import Component

from components.cards.cells import link
from components.cards.table_card import Row
from components.reading.link_templates import place_link_template
from components.reading.places import Place
from components.reading.view import View, place_href, station_href


def place_link(view: View, place: Place) -> Component:
    """A place's name that leads to its page."""
    return dcc.Link(place.name(view.language), href=place_href(view, place.scheme, place.code))


def place_cell(view: View) -> Callable[[Row, str], Component]:
    """A cell that leads to the place's page with the reader's choices."""
    template = place_link_template(view)
    return lambda row, text: link(text, template.format(code=row["code"]))


def station_cell(view: View) -> Callable[[Row, str], Component]:
    """A cell that leads to the page of its row's station."""
    return lambda row, text: link(text, station_href(view, row["station_id"]))
