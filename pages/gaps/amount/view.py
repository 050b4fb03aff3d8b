"""The layout of the tab `gap`: cards, bounds, bars, cumulative share, ranking, blanks."""

from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.reading.view import View
from data.measures.gap_ranking import Gaps
from pages.gaps.amount.bars import bars
from pages.gaps.amount.blanks import blanks_table
from pages.gaps.amount.bounds import bounds_links, bounds_part
from pages.gaps.amount.pareto import pareto
from pages.gaps.amount.ranking import ranking_table, with_status
from pages.gaps.amount.with_posts import with_posts
from pages.gaps.metric_cards import metric_cards
from pages.gaps.rows import gaps_of
from pages.gaps.sentences import intro, numbers


def gap(view: View) -> list[Component]:
    """The first question: how large is the gap, and who holds it."""
    gaps = with_status(view, gaps_of(view))
    value, *rest = numbers(view, gaps)
    return [
        html.Section(html.P(intro(view, gaps)), className="lead"),
        metric_cards(view, [value, *with_posts(view), *rest]),
        bounds_links(view),
        html.Section(bounds_part(view, gaps), className="page-part"),
        *(_ranked(view, gaps) if gaps.ranked.height else []),
        html.Section(blanks_table(view, gaps), className="page-part"),
    ]


def _ranked(view: View, gaps: Gaps) -> list[Component]:
    curve = pareto(view, gaps)
    chart = bars(view, gaps)
    first = figure_card(chart, view) if gaps.sure.height else html.P(chart.title, className="notice")
    parts = [first, *([figure_card(curve, view)] if curve else [])]
    return [html.Section(part, className="page-part") for part in (*parts, ranking_table(view, gaps))]
