"""The definition of every metric: numerator, denominator, columns, direction, first date."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.cards.facts import Child, facts
from components.reading.denominator import definition_of
from components.reading.metric_words import basis_of, label_of, target_text
from components.reading.official import metrics_of
from components.reading.view import View
from data.measures.metric import Metric
from data.words.dates import format_date
from data.words.numbers import format_number, format_percent
from pages.about.sections import paragraphs, section


def metrics(view: View) -> Component:
    """The catalogue by group; each metric's address is `/about#metric-<key>`."""
    metrics = metrics_of(view.snapshot).values()
    groups = list(dict.fromkeys(metric.group for metric in metrics))
    index = html.Ul([html.Li(_link(view, metric)) for metric in metrics], className="about-index")
    parts = [_group(view, group) for group in groups]
    return section(view, "metrics", [*paragraphs(view, "about.metrics.lead"), index, *parts])


def _link(view: View, metric: Metric) -> Component:
    return html.A(label_of(metric, view.language), href=f"#metric-{metric.key}")


def _group(view: View, group: str) -> Component:
    found = [
        _definition(view, metric) for metric in metrics_of(view.snapshot).values() if metric.group == group
    ]
    cards = html.Div(found, className="about-cards")
    return html.Div([html.H3(view.t(f"about.group.{group}"), className="about-group"), cards])


def _definition(view: View, metric: Metric) -> Component:
    return html.Article(
        [
            html.H4(label_of(metric, view.language)),
            html.P(definition_of(metric, view.snapshot, view.language)),
            facts(_facts(view, metric)),
            html.P(view.t(f"metric.{metric.key}.caveat"), className="about-caveat"),
        ],
        id=f"metric-{metric.key}",
        className="about-card",
    )


def _facts(view: View, metric: Metric) -> list[tuple[str, Child | list[Child]]]:
    since = format_date(metric.since, view.language)
    return [
        (view.t("about.metric.top"), _count(view, metric.numerator, metric.columns)),
        (view.t("about.metric.bottom"), _count(view, metric.denominator, metric.denominator_columns)),
        (view.t("about.metric.form"), _form(view, metric)),
        (view.t("about.metric.better"), view.t(f"about.better.{metric.better}")),
        (view.t("about.metric.since"), since),
        (view.t("about.metric.target"), _target(view, metric)),
        *([(view.t("about.metric.thresholds"), _thresholds(view, metric))] if metric.thresholds else []),
    ]


def _count(view: View, count: str, columns: tuple[str, ...]) -> list[Child]:
    codes = [html.Code(column) for column in dict.fromkeys(columns)]
    return [html.Span(view.t(f"about.count.{count}")), html.Span([html.Code(count), ": ", *_spaced(codes)])]


def _spaced(codes: Sequence[Child]) -> list[Child]:
    return [part for code in codes for part in (", ", code)][1:]


def _form(view: View, metric: Metric) -> str:
    scale = format_number(metric.scale, view.language)
    return view.t(f"about.form.{metric.form}", unit=view.t(f"metric.{metric.key}.unit"), scale=scale)


def _target(view: View, metric: Metric) -> Child | list[Child]:
    words = target_text(metric, view.language)
    if words is None or metric.target is None:
        return view.t("about.metric.no_target")
    return [f"{words} (", html.A(basis_of(metric.target, view.language), href="#targets"), ")"]


def _thresholds(view: View, metric: Metric) -> str:
    flagged, good = metric.thresholds or (0.0, 0.0)
    numbers = {"flagged": flagged, "good": good}
    texts = {name: format_percent(value, view.language, 0) for name, value in numbers.items()}
    return view.t("about.metric.threshold_words", **texts)
