"""The search that opens over any page: it finds in the view of the page below it."""

from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, html
from dash.development.base_component import Component

from components.controls.search_field import LONGEST
from components.frame.search_box import ASKED, BOX, FOUND, TEXT, TITLE, found_list, search_box
from components.reading.address import below_base, language_of
from components.reading.view import href
from components.static_html import with_static_html
from data.errors import TramSoError
from pages.registry import page_at
from pages.search.hits import found_in
from pages.search.page import Q
from pages.serving.faults import told
from pages.shell.ids import META, URL
from pages.shell.published import view_of


def search_dialog() -> Component:
    """The dialog itself, closed; its callbacks are in this module."""
    return search_box()


@callback(
    Output(FOUND, "children"),
    Input(ASKED, "data"),
    Input(BOX, "is_open"),
    State(URL, "pathname"),
    State(URL, "search"),
    prevent_initial_call=True,
)
def find(text: str | None, is_open: bool | None, path: str | None, query: str | None) -> list[Component]:
    """What the dialog lists, as it is sent."""
    return with_static_html(listed(text, is_open, path, query))


def listed(text: str | None, is_open: bool | None, path: str | None, query: str | None) -> list[Component]:
    """The list of what the text finds, its links keep the address; opening the box readies the index."""
    if not is_open:
        return []
    address = below_base(path or "/")
    page, _ = page_at(address)
    try:
        view = view_of(page, address, query)
    except TramSoError as error:
        return [html.Div(told(error, language_of(query)), role="alert")]
    found = found_in(view, (text or "")[:LONGEST])
    return found_list(found, view.language, href(view, "/search", **{Q: found.text}))


# The dialog's words in the language of the page.
clientside_callback(
    ClientsideFunction("page", "nameSearch"),
    Output(TITLE, "children"),
    Output(TEXT, "placeholder"),
    Input(META, "data"),
)
