"""A list of names with the facts about each."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

Child = Component | str


def facts(pairs: Sequence[tuple[str, Child | Sequence[Child]]]) -> Component:
    """Names with the facts about each."""
    rows = [html.Div([html.Dt(name), html.Dd(words)]) for name, words in pairs]
    return html.Dl(rows, className="fact-rows")
