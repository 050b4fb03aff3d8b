"""`/stations` without an id: the stations of the place and filters chosen, to search and open."""

from dash import html
from dash.development.base_component import Component

from components.view import View
from pages._place_stations import station_table


def find(view: View) -> list[Component]:
    """The stations of the scope as a table that is searched by name, commune or id."""
    title = html.H1(view.t("station.find.title", place=view.place))
    return [
        html.Section([title, html.P(view.t("station.find.lead"))], className="lead"),
        station_table(view),
    ]
