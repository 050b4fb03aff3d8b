"""The page `/stations/<station_id>`: its parts in order and its part of the address."""

from urllib.parse import unquote

from dash import html
from dash.development.base_component import Component

from components.cards.wrong_number import wrong_number
from components.ledgers.filter import LEDGER_FILTER
from components.reading.address import Parameter, one_of
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from data.measures.metrics import BY_KEY
from pages.marks.card import station_marks
from pages.shell.page import Page
from pages.stations.events import event_section
from pages.stations.head import head
from pages.stations.intro import intro
from pages.stations.ledgers import ledger_section
from pages.stations.metrics import metric_section
from pages.stations.neighbours import neighbour_section
from pages.stations.next_step import first_section
from pages.stations.notes import note_section
from pages.stations.place import within_its_place
from pages.stations.register import register_section
from pages.stations.reports import report_section
from pages.stations.search_list import search_list
from pages.stations.table import STATION_ORDERS
from pages.stations.unknown import elsewhere, not_on_date, unknown
from queries.station import station, station_history


def render(view: View, station_id: str | None = None) -> list[Component]:
    """The station's page; the list of stations without an id, a way on where there is no such station."""
    if station_id is None:
        return search_list(view)
    known, reader = unquote(station_id), view.reader
    history = station_history(view.snapshot, known, reader)
    if history.is_empty():
        return elsewhere(view, known) or unknown(view, known)
    found = station(view.snapshot, known, reader)
    if found.is_empty():
        return not_on_date(view, known, history)
    site = found.row(0, named=True)
    return [
        *head(view, site),
        first_section(view, site, history),
        html.Section([html.P(text) for text in intro(view, site, history)], className="lead"),
        *station_marks(view, site),
        event_section(view, site, history),
        ledger_section(view, site, history),
        metric_section(view, site, history),
        report_section(view, site, history),
        note_section(view, site),
        register_section(view, site),
        neighbour_section(view, site),
        wrong_number(view, site["name"], ((view.t("wrong.station"), f"{site['name']} ({known})"),)),
    ]


PARAMETERS: dict[str, Parameter] = {
    **LEDGER_FILTER,
    "months": one_of("24", "all"),
    "units_order": order_parameter("", *STATION_ORDERS),
    "units_search": search_parameter(),
}

PAGE = Page(
    key="stations",
    path="/stations",
    tail="/<station_id>",
    render=render,
    settled=within_its_place,
    parameters=PARAMETERS,
    # Paperless is yes or no at a single station: its ledgers show how far it has come.
    metric=BY_KEY["ledger_digitisation"],
    examples=(
        "/stations",
        "/stations?ledger=L74&state=parallel",
        "/stations/none",
    ),
)
