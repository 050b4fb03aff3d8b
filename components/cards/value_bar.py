"""A bar of plain HTML for a value among others on one scale that begins at zero."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from data.measures.metric import Metric


def scale_top(values: Iterable[float | None], metric: Metric) -> float:
    """Where the scale of all values ends: at 100 % for shares."""
    known = [value for value in values if value is not None]
    return max(1.0 if metric.form == "share" else 0.0, *known, 0.0) or 1.0


def value_bar(value: float | None, top: float, colour: str | None = None) -> Component:
    """The value's share of the scale, empty where there is no value. colour: instead of the accent."""
    style = {"width": f"{100 * max(value or 0.0, 0.0) / top:.2f}%"} | (
        {"background": colour} if colour else {}
    )
    return html.Span(html.Span(style=style), className="value-bar", **attributes(aria_hidden="true"))
