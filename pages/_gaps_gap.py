"""The gap itself: the numbers, who lacks most, the share each holds, every place ranked, the blanks."""

from dash import html
from dash.development.base_component import Component

from components.figure_card import figure_card
from components.view import View
from pages._gaps_bounds import bounds_links, bounds_part
from pages._gaps_charts import bars, blanks_table, ranking_table, with_status
from pages._gaps_pareto import pareto
from pages._gaps_rows import Gaps, gaps_of
from pages._gaps_words import lead, numbers
from pages._metric_cards import metric_cards


def gap(view: View) -> list[Component]:
    """The first question: how large is the gap, and who holds it."""
    gaps = with_status(view, gaps_of(view))
    return [
        html.Section(html.P(lead(view, gaps)), className="lead"),
        metric_cards(view, numbers(view, gaps)),
        bounds_links(view),
        html.Section(bounds_part(view, gaps), className="page-part"),
        *(_ranked(view, gaps) if gaps.ranked.height else []),
        html.Section(blanks_table(view, gaps), className="page-part"),
    ]


def _ranked(view: View, gaps: Gaps) -> list[Component]:
    curve = pareto(view, gaps)
    parts = [figure_card(bars(view, gaps), view), *([figure_card(curve, view)] if curve else [])]
    return [html.Section(part, className="page-part") for part in (*parts, ranking_table(view, gaps))]
