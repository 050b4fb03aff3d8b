"""What is read second, closed at first: opened by its heading, and on paper always open."""

from dash import html
from dash.development.base_component import Component


def fold(heading: str, inside: Component) -> Component:
    """The heading, and below it what it opens."""
    return html.Details([html.Summary(heading), inside], className="fold")
