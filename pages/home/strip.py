"""All places on one scale: a bar each, best first, and each leads to its page."""

from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.figure_card import figure_card
from components.cards.value_bar import scale_top, value_bar
from components.charts.chart import Chart, Column, Encodings, value_column
from components.reading.metric_words import label_of, short_of, target_text, value_text
from components.reading.view import View, place_href
from data.words import level_noun
from data.words.numbers import COUNT, format_number
from pages.home.ranking import Ranking, level_words, of_ranked
from queries.estimates import estimated_shares


def strip_card(view: View, places: Ranking) -> Component:
    """The ranking as a figure whose bars are links."""
    chart = strip_chart(view, places)
    return figure_card(chart, view, graph=_bars(view, places, chart))


def strip_chart(view: View, places: Ranking) -> Chart:
    """Every ranked place, best first."""
    columns = (
        Column("name", view.t(f"filter.{places.level}")),
        Column("code", view.t("chart.column.code"), "code"),
        value_column(view.metric, short_of(view.metric, view.language)),
        Column("stations", view.t("home.ranked.stations"), COUNT),
    )
    blank = view.t("home.ranked.blank", count=format_number(places.blank, view.language))
    target = target_text(view.metric, view.language)
    return Chart(
        "places",
        "bars",
        places.ranked,
        Encodings("name", "value"),
        columns,
        of_ranked(view, places, _title(view, places)),
        view.context(estimated_shares(view.snapshot, view.scope, places.level)),
        metric=view.metric,
        notes=(
            label_of(view.metric, view.language),
            *([target] if target else []),
            *([blank] if places.blank else []),
        ),
    )


def _title(view: View, places: Ranking) -> str:
    """The two ends, or that places share one of them; the only place, and of how many."""
    ranked = places.ranked
    first, last = (ranked.row(n, named=True) for n in (0, -1))
    texts = [value_text(row["value"], view.metric, view.language) for row in (first, last)]
    if ranked.height == 1:
        every = format_number(1 + places.blank, view.language)
        level = level_noun(places.level, view.language)
        return view.t("home.only.title", place=first["name"], value=texts[0], all=every, level=level)
    if first["value"] == ranked["value"][1]:
        return level_words(view, ranked, "ahead")
    if last["value"] == ranked["value"][-2]:
        return level_words(view, ranked.reverse(), "behind")
    words = {"first": first["name"], "first_value": texts[0], "last": last["name"], "last_value": texts[1]}
    return view.t("home.places.title", **words)


def _bars(view: View, places: Ranking, chart: Chart) -> Component:
    top = scale_top(places.ranked["value"], view.metric)
    items = [_bar(view, row, top) for row in places.ranked.iter_rows(named=True)]
    return html.Ol(items, className="strip", **attributes(aria_label=chart.title))


def _bar(view: View, row: dict[str, Any], top: float) -> Component:
    bar = value_bar(row["value"], top)
    value = html.B(value_text(row["value"], view.metric, view.language))
    link = dcc.Link(
        [html.Span(row["name"]), bar, value], href=place_href(view, view.scope.scheme, row["code"])
    )
    return html.Li(link)
