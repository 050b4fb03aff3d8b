"""`/search`: what a text finds, as a page that can be shared; and the search that opens over any page."""

from dash import html
from dash.development.base_component import Component

from components.controls.dropdowns import control_id
from components.controls.search_field import search_field
from components.frame.search_box import found_list
from components.reading.order import search_parameter
from components.reading.view import View
from pages.search.hits import found_in
from pages.shell.page import Page

Q = "q"


def render(view: View) -> list[Component]:
    """The text that is looked for, and all it finds."""
    words = view.t("search.label")
    box = search_field(control_id(Q), value=view.choices[Q], class_name="search-text")
    title = html.H1(view.t("search.title"))
    head = html.Label([html.Span(words), box], className="search-head")
    results = found_list(found_in(view, view.choices[Q]), view.language)
    return [html.Section([title, head, html.Div(results, className="search-found")], className="search-all")]


PAGE = Page(
    key="search",
    path="/search",
    render=render,
    parameters={Q: search_parameter()},
    examples=("/search?q=yen",),
)
