"""`/`, for leadership: are we on course, who is ahead and behind, what changed, when we finish."""

from dash import html
from dash.development.base_component import Component

from components.cards.headline_cards import headline_cards
from components.cards.headlines import HEADLINES, headlines
from components.controls.dropdowns import metric_control
from components.reading.official import metrics_of
from components.reading.view import View
from pages.home.charts import home_charts
from pages.home.finish import finish
from pages.home.intro import intro
from pages.home.ranking import ranking
from pages.shell.faults import no_stations
from pages.shell.page import Page
from queries.counts import counts_by_date


def render(view: View) -> list[Component]:
    """The finding in sentences, the headline metrics, one of them in detail."""
    counts = counts_by_date(view.snapshot, view.scope)
    title = html.H1(view.t("home.title", place=view.place))
    if not counts.filter(date=view.snapshot.date)["stations"].sum():
        return [title, no_stations(view)]
    cards = headlines(view, counts, [metrics_of(view.snapshot)[key] for key in HEADLINES])
    places = ranking(view)
    charts = home_charts(view, counts, places)
    return [
        html.Section(
            [title, *(html.P(text) for text in intro(view, cards, places)), *finish(view)], className="lead"
        ),
        html.Section(headline_cards(view, cards)),
        html.Div(
            [html.H2(view.t("home.detail")), metric_control(view, view.t("home.metric"))],
            className="section-head",
        ),
        html.Section(charts, className="detail"),
    ]


PAGE = Page(
    key="home",
    path="/",
    render=render,
    compares=True,
    examples=(
        "/",
        "/?province=11",
    ),
)
