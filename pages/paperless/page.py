"""The page `/paperless`: its views and its part of the address."""

from dash import html
from dash.development.base_component import Component

from components.cards.method_link import method_link
from components.controls.tabs import tabs
from components.reading.view import View
from pages.paperless.views import PARAMETERS, VIEWS, answer, controls
from pages.shell.faults import no_stations
from pages.shell.page import Page
from queries.counts import counts_now

EXPLAINED = {"forecast": "forecast", "pace": "survival"}  # view → method of `/about`


def render(view: View) -> list[Component]:
    """The title, the links between the views, and the view that the address names."""
    title = html.H1(view.t("paperless.title", place=view.place))
    if not counts_now(view.snapshot, view.scope)["stations"].sum():
        return [title, no_stations(view)]
    own = html.Div(controls(view), className="page-controls")
    head = html.Div([title, own], className="page-head")
    choices = [(name, view.t(key)) for name, key in VIEWS.items()]
    method = EXPLAINED.get(view.choices["view"])
    explained = [method_link(view, method)] if method else []
    return [head, tabs(view, choices, view.t("paperless.view.label")), *answer(view), *explained]


PAGE = Page(
    key="paperless",
    path="/paperless",
    render=render,
    parameters=PARAMETERS,
    compares=True,
    examples=(
        "/paperless",
        "/paperless?ledger=L74",
        "/paperless?view=flow",
        "/paperless?view=pace",
        "/paperless?view=forecast",
        "/paperless?view=plan",
    ),
)
