"""The numbers that a page says of the view's metric."""

from collections.abc import Sequence

from dash.development.base_component import Component

from components.cards.number_card import Number, number_cards, numbers_chart
from components.reading.view import View


def metric_cards(view: View, numbers: Sequence[Number]) -> Component:
    """Their cards, whose origin names the metric and leads on to its stations."""
    return number_cards(view, numbers, numbers_chart(view, numbers, view.metric))
