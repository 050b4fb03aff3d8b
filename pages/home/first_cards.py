"""The four numbers of the first screen: value, base or target and how long it is overdue, and the change."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.estimate_badge import estimate_badge
from components.cards.headline_card import Headline, target_words
from components.cards.origin_link import traced
from components.controls.metric_help import metric_help
from components.reading.changes import short_change
from components.reading.metric_words import better_change, short_of, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.metric import reaches
from data.measures.outlook import months_between

FIRST = ("paperless_stations", "paperless_visits", "record_opened", "reporting")
YEAR = 12


def first_card(view: View, headline: Headline) -> Component:
    """One number with what it is measured against."""
    metric, language = headline.metric, view.language
    lines: list[Component | str] = [headline.partial]
    lines += _target(view, headline) or [headline.reported, view.t("home.no_target")]
    lines += _change(view, headline)
    return html.Article(
        [
            html.H2(dcc.Link(short_of(metric, language), href=headline.link)),
            html.P(_value(view, headline), className="first-value"),
            *_bullet(headline),
            *(html.P(line) for line in lines if line),
            *estimate_badge(headline.estimate),
            metric_help(view, metric),
        ],
        className="first-card",
        id=f"first-{metric.key}",
    )


def _value(view: View, headline: Headline) -> Component:
    if headline.value is None:
        return traced(view.t(f"blank.{headline.blank}"), headline.origin, view.language)
    return traced(value_text(headline.value, headline.metric, view.language), headline.origin, view.language)


def _bullet(headline: Headline) -> list[Component]:
    """The value as a bar with a mark at the official target; none without either."""
    target = headline.metric.target
    if target is None or headline.value is None or headline.metric.form != "share":
        return []
    share, aim = (f"{100 * min(max(value, 0), 1):.1f}%" for value in (headline.value, target.value))
    parts = [html.Span(className="bullet-value", style={"width": share})]
    parts.append(html.Span(className="bullet-target", style={"left": aim}))
    return [html.Div(parts, className="bullet", **attributes(aria_hidden="true"))]


def _target(view: View, headline: Headline) -> list[Component | str]:
    """The official target, how far it is and how long it is overdue or left; nothing without one."""
    target = headline.metric.target
    if target is None:
        return []
    words = target_words(headline, view.language)
    if reaches(headline.value, headline.metric) or headline.partial or headline.value is None:
        return ["; ".join(words)]
    return ["; ".join(words), html.B(due_text(view, target.by))]


def due_text(view: View, by: date) -> str:
    """“5 years and 3 months overdue”, “4 years left”; in full months."""
    today = view.snapshot.date
    months = months_between(*sorted((by, today)))
    years, rest = divmod(months, YEAR)
    parts = [view.t(f"home.due.{name}", count=n) for name, n in (("years", years), ("months", rest)) if n]
    if not parts:
        return view.t("home.due.now")
    return view.t("home.due.overdue" if by < today else "home.due.left", time=" ".join(parts))


def _change(view: View, headline: Headline) -> list[Component | str]:
    """What changed since the date compared with; nothing without one."""
    if headline.before_broken or headline.value is None or headline.before is None or view.compare is None:
        return []
    change = headline.value - headline.before
    words = short_change(change, headline.metric, view.language)
    better = {True: "better", False: "worse", None: ""}[better_change(change, headline.metric)]
    month = period_text(view, view.compare.date)
    return [html.Span(view.t("home.first.change", change=words, month=month), className=better)]
