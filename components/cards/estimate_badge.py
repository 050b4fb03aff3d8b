"""The badge of a number that rests on an estimate."""

from dash import html
from dash.development.base_component import Component

from components.reading.estimates import Estimate


def estimate_badge(estimate: Estimate | None) -> list[Component]:
    """A line that opens to say how; nothing where nothing is estimated."""
    if estimate is None:
        return []
    line = html.Summary(estimate.text, className="badge estimate")
    return [html.Details([line, html.P(estimate.how)], className="estimate-badge")]
