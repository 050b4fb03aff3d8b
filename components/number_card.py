"""One number with its name and what to know about it, read in a second."""

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component


@dataclass(frozen=True)
class Number:
    """label: what it counts; text: the number as shown; unit beside it, note below it; tone: its class."""

    key: str
    label: str
    text: str
    unit: str = ""
    note: str = ""
    tone: str = ""


def number_card(number: Number) -> Component:
    """A card with one number."""
    unit = [html.Small(number.unit)] if number.unit else []
    return html.Article(
        [
            html.H3(number.label),
            html.P([html.Span(number.text), *unit], className=f"card-value {number.tone}".strip()),
            html.P(number.note, className="card-reported"),
        ],
        className="card number-card",
        id=f"number-{number.key}",
    )


def number_cards(numbers: list[Number], *after: Component) -> Component:
    """The numbers side by side; `after` them what holds for all, as the way to where they come from."""
    return html.Section(
        [*(number_card(number) for number in numbers), *after], className="cards number-cards"
    )
