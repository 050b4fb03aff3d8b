"""The official targets with their basis; those that the stations' data cannot show, and why."""

from collections.abc import Callable

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Column
from components.reading.metric_words import basis_of, label_of, target_value
from components.reading.official import metrics_of, no_target_for_paper, official_targets
from components.reading.view import View
from data.measures.metric import Metric
from data.measures.targets import UNDRAWABLE_TARGETS, Target
from data.words.numbers import format_percent
from pages.about.sections import from_source, listing, paragraphs, section


def targets(view: View) -> Component:
    """One row per target, drawn ones first; then what is not a target at all."""
    drawn = [
        (metric, metric.target) for metric in metrics_of(view.snapshot).values() if metric.target is not None
    ]
    rows = [_row(view, target, metric) for metric, target in drawn]
    if not official_targets(view.snapshot):
        rows += [_row(view, target, None) for target in UNDRAWABLE_TARGETS]
    listed = listing(view, "targets", pl.DataFrame(rows).drop("key"), _columns(view))
    chart = from_source(listed, view.t("about.targets.source"))
    keys = {str(row["target"]): str(row["key"]) for row in rows}
    card = table_card(chart, view, Table(cells={"shown": _link(keys)}))
    none = ["about.targets.none"] if no_target_for_paper(view.snapshot) else []
    return section(view, "targets", [card, *paragraphs(view, *none, "about.targets.confidence_words")])


def _columns(view: View) -> tuple[Column, ...]:
    names = ("target", "value", "by", "basis", "confidence", "shown")
    return tuple(
        Column(name, view.t(f"about.targets.{name}"), "date" if name == "by" else "text") for name in names
    )


def _row(view: View, target: Target, metric: Metric | None) -> Row:
    return {
        "key": metric.key if metric else "",
        "target": _named(view, target, metric),
        "value": _value(view, target, metric),
        "by": target.by,
        "basis": basis_of(target, view.language),
        "confidence": view.t(f"about.confidence.{target.confidence}"),
        "shown": label_of(metric, view.language) if metric else view.t(f"target.{target.key}.reason"),
    }


def _named(view: View, target: Target, metric: Metric | None) -> str:
    """What the target is for; those that the ministry gave are named as their indicator."""
    return (
        label_of(metric, view.language)
        if metric and target.document
        else view.t(f"target.{target.key}.label")
    )


def _value(view: View, target: Target, metric: Metric | None) -> str:
    """“Từ 95%”, “Trên 90%”, “100%”, “4–5”; targets that are not drawn are shares."""
    low, high = (_number(view, value, metric) for value in (target.value, target.upper))
    if high is not None:
        return f"{low}–{high}"
    return str(low) if target.value == 1 else view.t(f"about.targets.{target.comparison}", value=low)


def _number(view: View, value: float | None, metric: Metric | None) -> str | None:
    if value is None:
        return None
    if metric is None:
        return format_percent(value, view.language, 0)
    return target_value(value, metric, view.language)


def _link(keys: dict[str, str]) -> Callable[[Row, str], Component | str]:
    def draw(row: Row, text: str) -> Component | str:
        key = keys[row["target"]]
        return html.A(text, href=f"#metric-{key}") if key else text

    return draw
