"""`/stations` without an id: the stations of the scope, to search, filter by ledger and open."""

from dash import html
from dash.development.base_component import Component

from components.ledgers.filter import ledger_filter_controls
from components.reading.view import View
from data.contract import STATION
from pages.shell.faults import no_stations
from pages.shell.station_part import station_part
from pages.stations.table import station_table


def search_list(view: View) -> list[Component]:
    """The stations of the scope, all or those that keep a ledger in one state."""
    title = html.H1(view.t("station.find.title", place=view.place))
    intro = html.P(view.t("station.find.lead"), className="lead")
    if not view.snapshot.has(STATION.name):
        return [title, no_stations(view)]
    return [
        html.Div([title, ledger_filter_controls(view)], className="page-head"),
        intro,
        station_part(view, station_table),
    ]
