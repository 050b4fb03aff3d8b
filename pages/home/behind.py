"""The places furthest behind on paperless stations, each with what holds it back and the way to its list."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.charts.breaks import break_reason
from components.reading.changes import short_change
from components.reading.metric_words import value_text
from components.reading.periods import period_text
from components.reading.reasons import differs_text, step_within
from components.reading.view import View, place_href
from data.measures.metric import with_value
from data.measures.metrics import DEFAULT_METRIC
from data.measures.rank import apart
from data.scope import Level
from data.words import level_noun
from data.words.numbers import format_percent
from pages.home.ranking import level_words, of_ranked, ranking
from queries.counts import counts_by_place
from queries.reasons import reasons_by_place

BEHIND = 5


def furthest_behind(view: View) -> tuple[str, ...]:
    """The codes of the places that `behind` names, the last of all first."""
    places = ranking(replace(view, metric=DEFAULT_METRIC))
    if places is None or places.ranked.height <= 1:
        return ()
    return tuple(apart(places.ranked.reverse(), BEHIND)["code"])


def behind(view: View) -> list[Component]:
    """A heading and one entry a place, numbered as on the dots; a sentence where they are level; nothing
    below a commune.
    """
    own = replace(view, metric=DEFAULT_METRIC)
    places = ranking(own)
    if places is None or places.ranked.height <= 1:
        return []
    level = level_noun(places.level, view.language)
    title = html.H2(view.t("home.behind.heading", level=level))
    last = apart(places.ranked.reverse(), BEHIND)
    if last.is_empty():
        said = of_ranked(own, places, level_words(own, places.ranked.reverse(), "behind"))
        return [title, html.P(said)]
    rows = {
        row["code"]: row
        for row in reasons_by_place(
            view.snapshot, view.scope, places.level, DEFAULT_METRIC, view.covered.wide_from
        ).iter_rows(named=True)
    }
    before = _before(own, places.level)
    entries = [
        _entry(own, row | {"number": number}, rows.get(row["code"]), before.get(row["code"]))
        for number, row in enumerate(last.iter_rows(named=True), 1)
    ]
    blank = view.t("home.ranked.blank", count=places.blank)
    return [
        title,
        html.Ol(entries, className="behind"),
        *([html.P(blank, className="quiet")] if places.blank else []),
    ]


def _before(view: View, level: Level) -> dict[str, float | None]:
    """Place → its value at the date compared with; nothing where the two cannot be compared."""
    if view.compare is None:
        return {}
    first, last = sorted((view.compare.date, view.snapshot.date))
    if break_reason(DEFAULT_METRIC.key, first, last, view.language):
        return {}
    rows = with_value(counts_by_place(view.compare, view.scope, level), DEFAULT_METRIC)
    return dict(rows.select("code", "value").iter_rows())


def _entry(
    view: View, row: Mapping[str, Any], why: Mapping[str, Any] | None, before: float | None
) -> Component:
    address = place_href(view, view.scope.scheme, row["code"])
    value = value_text(row["value"], DEFAULT_METRIC, view.language)
    number = html.B(row["number"], className="place-number", **attributes(aria_hidden="true"))
    head = [number, dcc.Link(row["name"], href=address), html.B(value)]
    if before is not None and view.compare is not None:
        change = short_change(row["value"] - before, DEFAULT_METRIC, view.language)
        month = period_text(view, view.compare.date)
        head.append(html.Span(view.t("home.first.change", change=change, month=month)))
    to_call = dcc.Link(view.t("home.behind.list"), href=f"{address}#list")
    named = html.Span(view.t("home.behind.list_of", place=row["name"]), className="sr-only")
    to_call.children = [to_call.children, named]
    return html.Li([html.P(head), html.P([_reason(view, why), " ", to_call], className="quiet")])


def _reason(view: View, why: Mapping[str, Any] | None) -> str:
    """The main reason with its share, and what differs most there; that too little is known to say."""
    if why is None or why["reason"] is None or not why["enough"]:
        return view.t("home.behind.no_reason")
    share = format_percent(why["reason_share"], view.language)
    main = view.t("home.behind.reason", reason=step_within(view, why["reason"]), share=share)
    differs = differs_text(view, why, "factor", view.place_in_sentence)
    return view.t("home.behind.differs", differs=differs, reason=main) if differs else main
