"""A part of a page that shows stations one by one, for readers who may not see all of them."""

from collections.abc import Callable
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.covered import Covered
from components.reading.places import place_name
from components.reading.rights import all_listed, listed_scope
from components.reading.view import View, href
from data.scope import PLACE_LEVELS, Scope
from queries.coverage import coverage_of, register_of


def station_part(view: View, part: Callable[[View], Component]) -> Component:
    """The part of the stations that the reader may see, with a sentence on those left out.

    What the part says, counts and names is of those alone; its files are too.
    """
    if all_listed(view):
        return part(view)
    scope = listed_scope(view)
    if scope is None:
        return closed(view)
    own = at_scope(view, scope)
    return html.Div([html.P(view.t("rights.only", place=own.place_name), className="notice"), part(own)])


def closed(view: View) -> Component:
    """What the reader may see instead, where he may see none of these stations."""
    province = view.reader.province
    if province is None:
        return html.P(view.t("rights.none"), className="empty")
    name = place_name(view.units, "34", province, view.language)
    place: dict[str, str | None] = {**dict.fromkeys(PLACE_LEVELS), "scheme": "34", "province": province}
    own = href(view, **place)
    if "scheme" in view.in_path:
        own = href(view, f"/places/34/{province}")
    link = dcc.Link(view.t("rights.open", place=name), href=own)
    return html.P([view.t("rights.elsewhere", place=name), " ", link], className="empty")


def at_scope(view: View, scope: Scope) -> View:
    """The same view of another place, which says whom its values speak for."""
    covered = Covered(
        lambda metric: coverage_of(view.snapshot, scope, metric),
        register_of(view.snapshot, scope),
        view.covered.wide_from,
    )
    return replace(view, scope=scope, covered=covered)
