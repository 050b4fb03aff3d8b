"""What an indicator means, where it stands: a sign that opens its definition."""

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.denominator import definition_of
from components.reading.metric_words import label_of
from components.reading.origin_links import definition_href
from components.reading.view import View
from data.measures.metric import Metric


def metric_help(view: View, metric: Metric) -> Component:
    """A “?” that opens the definition in plain words, with the way to all that is said of it."""
    name = html.Span(view.t("help.metric", label=label_of(metric, view.language)), className="sr-only")
    more = dcc.Link(view.t("help.more"), href=definition_href(view, metric))
    words = [html.P(definition_of(metric, view.snapshot, view.language)), more]
    return html.Details(
        [
            html.Summary([html.Span("?", **attributes(aria_hidden="true")), name]),
            html.Div(words, className="help-words"),
        ],
        className="menu metric-help",
    )
