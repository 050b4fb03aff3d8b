"""The layout of the tab `equity`: cards, fifths of people and of provinces, lines of kinds, curve."""

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.fold import fold
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.view import View
from data.measures.equity import RANKS
from pages.gaps.equity.cards import people_cards, province_cards
from pages.gaps.equity.concentration import People, curve, people_chart, people_of
from pages.gaps.equity.fifths import fifths_chart, fifths_of
from pages.gaps.equity.lines import KINDS, lines
from pages.gaps.metric_cards import metric_cards

EQUITY: dict[str, Parameter] = {"kind": one_of(*KINDS), "rank": one_of(*RANKS)}


def equity(view: View) -> list[Component]:
    """The numbers of evenness, fifths of people first, then what they are made of."""
    parts, people = fifths_of(view), people_of(view)
    of_people = [people_chart(view, people)] if people.parts else []
    charts = [*of_people, fifths_chart(view, parts), lines(view)]
    cards = people_cards(view, people) if people.parts else province_cards(view, parts)
    return [
        *([metric_cards(view, cards)] if cards else []),
        *(
            html.Section(figure_card(chart, view), className="page-part")
            for chart in charts
            if chart.frame.height
        ),
        *(_folded(view, people) if people.parts else []),
        *([] if parts.height else [html.P(view.t("gaps.equity.few"), className="empty")]),
    ]


def _folded(view: View, people: People) -> list[Component]:
    """The curve that the index sums up: for those who want to see it."""
    inside = fold(view.t("gaps.equity.curve_fold"), figure_card(curve(view, people), view))
    return [html.Section(inside, className="page-part")]


def equity_controls(view: View) -> list[Component]:
    """The kinds of site drawn as lines, and the order of people from the worst off."""
    ranks = [(rank, view.t(f"gaps.equity.rank.{rank}")) for rank in RANKS]
    kinds = [(kind, view.t(f"filter.{kind}")) for kind in KINDS]
    return [
        choice_control(view, "kind", view.t("gaps.equity.lines_by"), kinds),
        choice_control(view, "rank", view.t("gaps.equity.rank_label"), ranks),
    ]
