"""`/search`: what a text finds, as a page that can be shared; and the search that opens over any page."""

from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, dcc, html
from dash.development.base_component import Component

from components.controls.dropdowns import control_id
from components.frame.search_box import BOX, FOUND, LONGEST, PAUSE, TEXT, TITLE, found_list
from components.reading.address import language_of
from components.reading.order import search_parameter
from components.reading.view import View, href
from data.errors import TramSoError
from pages.search.hits import found_in
from pages.shell.faults import told
from pages.shell.page import Page, page_at
from pages.shell.published import view_of
from pages.shell.router import META, URL

Q = "q"


def render(view: View) -> list[Component]:
    """The text that is looked for, and all it finds."""
    words = view.t("search.label")
    box = dcc.Input(
        id=control_id(Q),
        value=view.choices[Q],
        type="search",
        debounce=PAUSE,
        maxLength=LONGEST,
        className="search-text",
    )
    title = html.H1(view.t("search.title"))
    head = html.Label([html.Span(words), box], className="search-head")
    results = found_list(found_in(view, view.choices[Q]), view.language)
    return [html.Section([title, head, html.Div(results, className="search-found")], className="search-all")]


@callback(
    Output(FOUND, "children"),
    Input(TEXT, "value"),
    Input(BOX, "is_open"),
    State(URL, "pathname"),
    State(URL, "search"),
)
def find(text: str | None, is_open: bool, path: str | None, query: str | None) -> list[Component]:
    """What the text finds, with links that keep the address; opening the box readies the index."""
    if not is_open:
        return []
    page, _ = page_at(path or "/")
    try:
        view = view_of(page, path or "/", query)
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

PAGE = Page(
    key="search",
    path="/search",
    render=render,
    parameters={Q: search_parameter()},
    examples=("/search?q=yen",),
)
