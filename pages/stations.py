"""`/stations/<station_id>`: one station — its register row, metrics, 78 ledgers, reports, neighbours."""

from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from components.address import Parameter, one_of
from components.table_order import order_parameter, search_parameter
from components.view import View
from data.metrics import BY_KEY
from pages._page import Page
from pages._place_stations import STATION_ORDERS
from pages._station_charts import metric_section
from pages._station_find import find
from pages._station_head import head
from pages._station_kept import KEPT
from pages._station_lead import lead
from pages._station_ledgers import ledger_section
from pages._station_neighbours import neighbour_section
from pages._station_register import register_section
from pages._station_reports import report_section
from pages._station_unknown import not_on_date, unknown
from queries.station import station, station_history


def render(view: View, station_id: str | None = None) -> list[Component]:
    """The station's page; the list of stations without an id, a way on where there is no such station."""
    if station_id is None:
        return find(view)
    known, reader = unquote(station_id), view.scope.reader
    history = station_history(view.snapshot, known, reader)
    if history.is_empty():
        return unknown(view, known)
    found = station(view.snapshot, known, reader)
    if found.is_empty():
        return not_on_date(view, known, history)
    site = found.row(0, named=True)
    return [
        *head(view, site),
        html.Section([html.P(text) for text in lead(view, site, history)], className="lead"),
        register_section(view, site),
        metric_section(view, history),
        ledger_section(view, site, history),
        report_section(view, site, history),
        neighbour_section(view, site),
    ]


PARAMETERS: dict[str, Parameter] = {
    **KEPT,
    "months": one_of("24", "all"),
    "units_order": order_parameter("", *STATION_ORDERS),
    "units_search": search_parameter(),
}

PAGE = Page(
    key="stations",
    path="/stations",
    tail="/<station_id>",
    render=render,
    order=7,
    parameters=PARAMETERS,
    metric=BY_KEY["ledger_digitisation"],
)
