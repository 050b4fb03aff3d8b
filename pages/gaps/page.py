"""`/gaps`, for all: who is not covered yet, why, what closes most of it, how even, where it clusters."""

from collections.abc import Callable, Mapping

from dash import html
from dash.development.base_component import Component

from components.cards.method_link import method_link
from components.controls.dropdowns import metric_control
from components.controls.level_control import level_control
from components.controls.tabs import tabs
from components.reading.address import one_of
from components.reading.level import LEVEL
from components.reading.order import order_parameter, search_parameter
from components.reading.view import View
from pages.gaps.amount.bounds import BOUNDS
from pages.gaps.amount.ranking import ORDERS
from pages.gaps.amount.view import gap
from pages.gaps.closing.view import CLOSING, closing, closing_controls
from pages.gaps.clusters.view import clusters
from pages.gaps.equity.view import EQUITY, equity, equity_controls
from pages.gaps.views import PLACE, VIEWS, by_control, kind_of
from pages.gaps.why.view import why
from pages.shell.faults import no_stations
from pages.shell.page import Page
from queries.counts import counts_now
from queries.kinds import KINDS

ANSWERS: Mapping[str, Callable[[View], list[Component]]] = {
    "gap": gap,
    "why": why,
    "closing": closing,
    "equity": equity,
    "clusters": clusters,
}
EXPLAINED = ("closing", "equity", "clusters")  # methods of `/about`
BY_PLACE_OR_KIND = ("gap", "why")


def render(view: View) -> list[Component]:
    """One of the questions, under the title and the links to the others."""
    title = html.H1(view.t("gaps.title", place=view.place))
    if not counts_now(view.snapshot, view.scope)["stations"].sum():
        return [title, no_stations(view)]
    controls = html.Div(
        [metric_control(view, view.t("filter.metric")), *_more_controls(view)], className="page-controls"
    )
    head = html.Div([title, controls], className="page-head")
    choices = [(name, view.t(f"gaps.view.{name}")) for name in VIEWS]
    chosen = view.choices["view"]
    explained = [method_link(view, chosen)] if chosen in EXPLAINED else []
    return [head, tabs(view, choices, view.t("gaps.view.label")), *ANSWERS[chosen](view), *explained]


def _more_controls(view: View) -> list[Component]:
    """The controls of a tab; with kinds of site there is no choice of a level."""
    if view.choices["view"] == "closing":
        return closing_controls(view)
    if view.choices["view"] == "equity":
        return equity_controls(view)
    if view.choices["view"] == "clusters":
        return [level_control(view)]
    if view.choices["view"] not in BY_PLACE_OR_KIND:
        return []
    return [by_control(view), *([] if kind_of(view) else [level_control(view)])]


PAGE = Page(
    key="gaps",
    path="/gaps",
    render=render,
    parameters={
        **LEVEL,
        "view": one_of(*VIEWS),
        **CLOSING,
        **EQUITY,
        "bounds": one_of(*BOUNDS),
        "by": one_of(PLACE, *KINDS),
        "order": order_parameter("", *ORDERS),
        "find": search_parameter(),
    },
    examples=(
        "/gaps",
        "/gaps?by=zone",
        "/gaps?bounds=last",
        "/gaps?bounds=zero&metric=stations_with_doctor",
        "/gaps?view=why",
        "/gaps?view=closing",
        "/gaps?view=equity",
        "/gaps?view=clusters",
    ),
)
