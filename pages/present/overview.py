"""The screens of `/`: verdict, numbers, dots, map, who is behind and why, changes, forecast, what is next."""

from dataclasses import replace

from dash import html

from components.cards.headline_card import Headline
from components.cards.number_card import number_card
from components.charts.summary import summary
from components.reading.reported import reported_text
from components.reading.view import View
from data.errors import TramSoError
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from data.measures.reports import reported
from data.words import capital
from pages.gaps.closing.ranked import ranked
from pages.gaps.closing.sentences import intro as to_begin_with
from pages.gaps.closing.trips import list_chart
from pages.gaps.page import PAGE as GAPS
from pages.gaps.why.steps import chain_rows
from pages.gaps.why.view import intro, reason_numbers, sums_of
from pages.home.behind import behind
from pages.home.changed import changes
from pages.home.finish import outlook_now
from pages.home.first_cards import FIRST, first_card
from pages.home.page import cards_of
from pages.home.ranking import ranking
from pages.home.strip import strip_chart
from pages.home.trend import trend
from pages.home.verdict import targets_met, verdict
from pages.map.areas import map_data
from pages.map.chart import map_chart
from pages.map.page import PAGE as MAP
from pages.paperless.forecast.fans import whole_chart
from pages.present.screen import Screen, as_on, figure
from pages.shell.faults import no_stations
from pages.stages.chart import stages_chart, stages_picture
from queries.counts import counts_by_date, counts_now

HIGHEST = 440  # pixels of dots as they stand on a phone that a screen has room for; more stand side by side
REASONS = slice(1, 5)  # the largest; the first is their sum, which the message says
LISTED = 4  # stations to begin with that a screen has room for
COLUMNS = ("name", "where", "reasons")


def overview(view: View) -> list[Screen]:
    """The screens that the view has, each from the same rows and words as on its own page."""
    counts = counts_by_date(view.snapshot, view.scope)
    if not counts.filter(date=view.snapshot.date)["stations"].sum():
        return [Screen(view.t("home.title", place=view.place), [no_stations(view)])]
    own = replace(view, metric=DEFAULT_METRIC)
    cards = cards_of(own, counts)
    course = figure(trend(own, with_value(counts, DEFAULT_METRIC)))
    numbers = [first_card(own, cards[key]) for key in FIRST]
    targets = targets_met(own, list(cards.values()))
    return [
        Screen(verdict(own, cards[FIRST[0]], list(cards.values())), course.body, own.place),
        Screen(capital(targets) or own.t("present.numbers"), [html.Div(numbers, className="first-cards")]),
        *_dots(own),
        *_map(own),
        *_behind(own),
        *_changed(own, cards["ledger_digitisation"]),
        *_forecast(own),
        *_next(own),
    ]


def _dots(view: View) -> list[Screen]:
    chart = stages_chart(view, small=True)
    if chart.dots.sites.is_empty():
        return []
    picture = stages_picture(view, chart, small=chart.narrow.height <= HIGHEST)
    return [Screen(chart.title, [html.P(summary(chart), className="sr-only"), picture])]


def _map(view: View) -> list[Screen]:
    """None below a commune, and where no shapes are built."""
    at = as_on(view, MAP)
    data = map_data(at)
    try:
        return [figure(map_chart(at, data))] if not data.frame.is_empty() else []
    except TramSoError:
        return []


def _behind(view: View) -> list[Screen]:
    """The two ends of the ranking, and those furthest behind with their reasons.

    The steps at which stations are lost where there are no places to compare, or those are level.
    """
    places, listed = ranking(view), behind(view)
    if places is not None and any(isinstance(part, html.Ol) for part in listed):
        return [Screen(strip_chart(view, places).title, listed[1:], str(listed[0].children))]
    at = as_on(view, GAPS, view="why")
    whole = sums_of(chain_rows(at))
    if not whole["lacking"]:
        return []
    cards = [number_card(one, "", view.language) for one in reason_numbers(at, whole)[REASONS]]
    numbers = html.Div(cards, className="first-cards")
    return [Screen(intro(at, whole)[0], [numbers], view.t("gaps.view.why"))]


def _changed(view: View, ledgers: Headline) -> list[Screen]:
    found = changes(view, ledgers)
    if found is None:
        return []
    first, *others = (text for text, _ in found.lines)
    body = html.Ul([html.Li(text) for text in others], className="screen-list")
    return [Screen(first, [body], found.heading)]


def _forecast(view: View) -> list[Screen]:
    outlook = outlook_now(view)
    return [figure(whole_chart(view, outlook), view.t("home.finish.heading"))] if outlook else []


def _next(view: View) -> list[Screen]:
    """The stations to begin with, and how far the numbers can be trusted: who reported."""
    at = as_on(view, GAPS, view="closing")
    found = ranked(at)
    if found.listed.is_empty():
        return []
    chart = list_chart(at, found)
    heads = [html.Th(chart.column(name).label, scope="col") for name in COLUMNS]
    rows = [
        html.Tr([html.Td(row[name]) for name in COLUMNS])
        for row in chart.frame.head(LISTED).iter_rows(named=True)
    ]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)])
    reports = reported(counts_now(view.snapshot, view.scope).row(0, named=True))
    said = html.P(reported_text(view, reports), className="quiet")
    return [Screen(to_begin_with(at, found), [table, said], view.t("present.to_do"))]
