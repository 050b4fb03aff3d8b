"""The way from a number on a card to what it is made of."""

from dash import dcc, html
from dash.development.base_component import Component

from data.words import Language, t


def traced(text: str, address: str, language: Language) -> Component:
    """A number as a link to its origin, for cards without a menu; plain where there is no address."""
    if not address:
        return html.Span(text)
    return dcc.Link(text, href=address, title=t("chart.origin", language), className="traced")


def origin_link(address: str, language: Language) -> list[Component]:
    """A quiet link at the end of a list; nothing where there is no address."""
    link = dcc.Link(t("chart.origin", language), href=address, className="origin-link")
    return [html.P(link, className="card-origin")] if address else []
