"""The way from a number on a card to what it is made of."""

from dash import dcc, html
from dash.development.base_component import Component

from data.words import Language, t


def origin_link(address: str, language: Language) -> list[Component]:
    """A quiet link at the end of a card; nothing where there is no address."""
    link = dcc.Link(t("chart.origin", language), href=address, className="origin-link")
    return [html.P(link, className="card-origin")] if address else []
