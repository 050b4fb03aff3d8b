"""`/stages`: every station one dot, through time."""

from dash import html
from dash.development.base_component import Component

from components.reading.view import View
from pages.shell.faults import no_stations
from pages.shell.page import Page
from pages.shell.station_part import station_part
from pages.stages.chart import stages_card
from pages.stages.tiles import tile_level
from queries.counts import counts_now


def render(view: View) -> list[Component]:
    """The title and the dots."""
    title = html.Div(html.H1(view.t("stages.title", place=view.place)), className="page-head")
    if not counts_now(view.snapshot, view.scope)["stations"].sum():
        return [title, no_stations(view)]
    single = tile_level(view.scope) is None  # each dot is a station with its name
    return [title, station_part(view, stages_card) if single else stages_card(view)]


PAGE = Page(
    key="stages",
    path="/stages",
    render=render,
    examples=(
        "/stages",
        "/stages?province=11",
        "/stages?scheme=63",
    ),
)
