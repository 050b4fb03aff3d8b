"""Tabs: the questions that one page answers, as links above its answer."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.reading.view import View, href


def tabs(
    view: View, choices: Sequence[tuple[str, str]], label: str, parameter: str = "view", **gone: None
) -> Component:
    """One link for each value of the parameter, the first its default; the one shown is marked.

    choices: values with their words. gone: parameters that a link takes away.
    """
    links = [
        html.Span(
            dcc.Link(
                words,
                href=href(view, **{parameter: None if value == choices[0][0] else value}, **gone),
            ),
            className="sub-view",
            **(attributes(aria_current="page") if value == view.choices[parameter] else {}),
        )
        for value, words in choices
    ]
    return html.Nav(links, className="sub-views", **attributes(aria_label=label))
