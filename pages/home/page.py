"""`/`, for leadership: are we on course, who is furthest behind and why, what changed, when is paper gone."""

from collections.abc import Sequence

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.headline_card import Headline
from components.cards.headline_cards import as_figure
from components.cards.headlines import HEADLINES, headlines
from components.controls.dropdowns import metric_control
from components.reading.official import metrics_of
from components.reading.view import View, href, place_href
from data.measures.metric import with_value
from pages.home.behind import behind, furthest_behind
from pages.home.changed import changed
from pages.home.finish import finish
from pages.home.first_cards import FIRST, first_card
from pages.home.indicators import indicators
from pages.home.ranking import ranking
from pages.home.strip import strip_card
from pages.home.tour import tour
from pages.home.trend import trend
from pages.home.verdict import verdict
from pages.shell.faults import no_stations
from pages.shell.page import Page
from pages.stages.chart import stages_card
from queries.counts import counts_by_date

WAYS = ("stages", "map", "gaps")


def render(view: View) -> list[Component]:
    """The answer on one screen, then a chosen metric in detail and all others."""
    counts = counts_by_date(view.snapshot, view.scope)
    if not counts.filter(date=view.snapshot.date)["stations"].sum():
        return [html.H1(view.t("home.title", place=view.place)), no_stations(view)]
    cards = cards_of(view, counts)
    return [
        html.Section(_first_screen(view, cards), className="first"),
        html.Section(_details(view, counts), className="detail"),
        html.Section(
            [
                html.H2(view.t("home.others")),
                indicators(view, [card for key, card in cards.items() if key not in FIRST]),
            ],
            className="panel",
        ),
    ]


def cards_of(view: View, counts: pl.DataFrame) -> dict[str, Headline]:
    """The headline of every metric that the page shows, by key. counts: one row a date."""
    known = metrics_of(view.snapshot)
    shown = dict.fromkeys((*FIRST, *HEADLINES))
    return {card.metric.key: card for card in headlines(view, counts, [known[key] for key in shown])}


def _first_screen(view: View, cards: dict[str, Headline]) -> list[Component]:
    said: Sequence[Component] = [
        *_part([*_list(view), *behind(view)]),
        *_part([*changed(view, cards["ledger_digitisation"]), *finish(view), *_ways(view)]),
    ]
    return [
        html.H1(verdict(view, cards[FIRST[0]], list(cards.values()))),
        _numbers(view, [cards[key] for key in FIRST]),
        html.Div(
            [stages_card(view, small=True, numbered=furthest_behind(view)), *said],
            className="first-parts few" if len(said) < 2 else "first-parts",
        ),
        html.P(view.t("home.footnote"), className="quiet"),
    ]


def _numbers(view: View, cards: Sequence[Headline]) -> Component:
    """The four numbers, and the way to collect them."""
    drawn = html.Div([first_card(view, card) for card in cards], className="first-cards")
    return as_figure(view, cards, drawn, "first")


def _part(children: Sequence[Component]) -> list[Component]:
    return [html.Div(children, className="first-part")] if children else []


def _list(view: View) -> list[Component]:
    """The way to the stations to contact in the place that is chosen."""
    if not view.scope.code:
        return []
    address = place_href(view, view.scope.scheme, view.scope.code)
    return [
        dcc.Link(view.t("home.way.list", place=view.place_name), href=f"{address}#list", className="button")
    ]


def _ways(view: View) -> list[Component]:
    """The pages that go on from here."""
    links = [dcc.Link(view.t(f"home.way.{name}"), href=href(view, f"/{name}")) for name in WAYS]
    present = dcc.Link(view.t("home.way.present"), href=href(view, present="1"))
    return [html.Nav([*links, present], className="ways"), tour(view)]


def _details(view: View, counts: pl.DataFrame) -> list[Component]:
    places = ranking(view)
    control = metric_control(view, view.t("home.metric"))
    head = html.Div([html.H2(view.t("home.detail")), control], className="section-head")
    shown = [figure_card(trend(view, with_value(counts, view.metric)), view)]
    if places is not None and places.ranked.height:
        shown.append(strip_card(view, places))
    return [head, *shown]


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
