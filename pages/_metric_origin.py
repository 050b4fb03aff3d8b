"""The way from numbers about the view's metric to what they are made of."""

from dash.development.base_component import Component

from components.origin_link import origin_link
from components.view import View, origin_href


def metric_origin(view: View) -> list[Component]:
    """The link that stands after the cards."""
    return origin_link(origin_href(view, view.metric), view.language)
