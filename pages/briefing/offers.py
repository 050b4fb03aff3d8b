"""What is offered where nothing was collected: how to begin, and ready-made briefings of the place."""

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import View, href
from data.words.dates import format_date
from pages.briefing.ready import Asked

OF_A_PLACE = "provincial"
READY_WORDS = {
    "national": "briefing_page.national",
    "provincial": "briefing_page.provincial",
    "paperless": "briefing_page.paperless",
    "gaps": "briefing_page.gaps",
    "quality": "briefing_page.quality",
}


def empty(view: View) -> Component:
    """How to collect, and each ready-made briefing as a link."""
    offered = [name for name in READY_WORDS if view.scope.code or name != OF_A_PLACE]
    links = [
        html.Li(dcc.Link(view.t(READY_WORDS[name]), href=href(view, items=None, ready=name)))
        for name in offered
    ]
    hint = [] if view.scope.code else [html.P(view.t("briefing_page.ready_province"), className="quiet")]
    return html.Div(
        [
            html.P(view.t("briefing_page.empty")),
            html.P(view.t("briefing_page.ready")),
            html.Ul(links),
            *hint,
        ],
        className="briefing-empty",
    )


def asked_of(view: View, name: str) -> Asked:
    """A ready-made briefing of the view's place and date."""
    scope, day = view.scope, view.snapshot.date
    return Asked(
        name,
        scope.scheme,
        scope.level,
        scope.code or "",
        view.given.get("date", ""),
        format_date(day, view.language),
    )
