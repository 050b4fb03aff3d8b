"""A sentence in place of a tab that the chosen metric cannot fill, with a metric that can."""

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.metric_words import label_of
from components.reading.view import View, href
from data.measures.metric import Metric


def offer(view: View, key: str, metric: Metric) -> Component:
    """A sentence and a link to the same view of another metric."""
    link = dcc.Link(
        view.t("gaps.offer", label=label_of(metric, view.language)), href=href(view, metric=metric.key)
    )
    return html.Div(
        [html.P(view.t(key, label=label_of(view.metric, view.language))), link], className="empty"
    )
