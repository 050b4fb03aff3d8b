"""The link from a view to the page that explains its method."""

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import View, href


def method_link(view: View, method: str) -> Component:
    """“How this is computed”: `/about?method=…`."""
    link = dcc.Link(view.t("about.method.link"), href=href(view, "/about", method=method))
    return html.P(link, className="quiet method-link")
