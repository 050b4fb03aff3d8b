"""One headline metric: value, target and the distance to it, trend, what changed, who reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.cards.estimate_badge import estimate_badge
from components.cards.origin_link import traced
from components.charts.sparkline import sparkline
from components.reading.estimates import Estimate
from components.reading.metric_words import (
    better_change,
    change_text,
    label_of,
    style_of,
    target_text,
    value_text,
)
from data.measures.metric import Metric, reaches
from data.words import Language, t
from data.words.numbers import amount_of_change


@dataclass(frozen=True)
class Headline:
    """The contents of one metric's card. trend: day and value of all dates up to now.

    before, year_ago: the values to compare with, and in words which dates they are of. reported: in words.
    blank: why there is no value, as a key under `blank.`. before_broken, year_broken: the break that
    forbids to compare, in a sentence. partial: whom the value speaks for, where they
    are too few to stand for the place. origin: where what the value is made of stands.
    """

    metric: Metric
    value: float | None
    trend: Sequence[tuple[date, float | None]]
    before: float | None
    before_label: str
    year_ago: float | None
    reported: str
    link: str
    blank: str = "no_report"
    before_broken: str = ""
    year_broken: str = ""
    estimate: Estimate | None = None
    partial: str = ""
    origin: str = ""


def headline_card(headline: Headline, language: Language) -> Component:
    """A card that is read from top to bottom: name, value, target, trend, changes, who reported."""
    metric = headline.metric
    state = {True: "on-target", False: "off-target", None: ""}[reaches(headline.value, metric)]
    return html.Article(
        [
            html.H2(dcc.Link(label_of(metric, language), href=headline.link)),
            _value(headline, language),
            html.P(_target(headline, language), className="card-target"),
            _trend(headline),
            html.Dl(_changes(headline, language), className="card-changes"),
            html.P(headline.reported, className="card-reported"),
            *([html.P(headline.partial, className="card-partial")] if headline.partial else []),
            *estimate_badge(headline.estimate),
        ],
        className=f"card {'partial' if headline.partial else state}",
        id=f"card-{metric.key}",
    )


def _value(headline: Headline, language: Language) -> Component:
    if headline.value is None:
        words = t(f"blank.{headline.blank}", language)
        return html.P(traced(words, headline.origin, language), className="card-blank")
    unit_key = f"home.unit.{headline.metric.form}"
    unit = t(unit_key, language) if headline.metric.form == "rate" else ""
    text = value_text(headline.value, headline.metric, language)
    value = traced(text, headline.origin, language)
    return html.P([value, html.Small(unit)] if unit else value, className="card-value")


def target_words(headline: Headline, language: Language) -> list[str]:
    """The official target, and whether it is met or how far it is; empty where there is none."""
    metric = headline.metric
    target = target_text(metric, language)
    if target is None or metric.target is None:
        return []
    if headline.value is None:
        return [target]
    on_target = reaches(headline.value, metric)
    if on_target is None:
        return [target, t("home.impossible", language)]
    if headline.partial:
        return [target, t("home.unjudged", language)]
    missing = abs(metric.target.value - headline.value)
    distance = amount_of_change(missing, style_of(metric), language)
    return [target, t("home.on_target" if on_target else "home.short_by", language, distance=distance)]


def _target(headline: Headline, language: Language) -> list[Component]:
    said = target_words(headline, language)
    if not said:
        return [html.Span(t("home.no_target", language), className="quiet")]
    return [html.Span(said[0]), *(html.Strong(words) for words in said[1:])]


def _trend(headline: Headline) -> Component:
    image = sparkline(headline.trend)
    return html.Img(src=image, alt="", className="card-trend") if image else html.Div(className="card-trend")


def _changes(headline: Headline, language: Language) -> list[Component]:
    pairs = (
        (headline.before_label, headline.before, headline.before_broken),
        (t("home.since_year", language), headline.year_ago, headline.year_broken),
    )
    return [
        _broken(label, reason, language) if reason else _change(label, headline, earlier, language)
        for label, earlier, reason in pairs
    ]


def _broken(label: str, reason: str, language: Language) -> Component:
    """A note in place of a change across a break: there is none, and why."""
    said = html.Abbr(t("break.not_comparable", language), title=reason)
    return html.Div([html.Dt(label), html.Dd([said, html.Span(reason, className="sr-only")])])


def _change(label: str, headline: Headline, earlier: float | None, language: Language) -> Component:
    change = None if headline.value is None or earlier is None else headline.value - earlier
    direction = {True: "better", False: "worse", None: ""}[better_change(change, headline.metric)]
    text = change_text(change, headline.metric, language)
    return html.Div([html.Dt(label), html.Dd(text, className=direction)])
