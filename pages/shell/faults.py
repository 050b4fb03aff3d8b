"""The panels in place of a page that cannot be built or has nothing to show."""

from collections.abc import Sequence
from datetime import date

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import SCOPE_PARAMETERS, View, href
from data.words import Language, t
from data.words.dates import format_date
from pages.shell.published import publication
from serving.faults import told


def fault(error: Exception, language: Language) -> list[Component]:
    """The fault in the reader's language, under a reference to pass on, and what to do."""
    return [_panel(t("state.error_title", language), [html.P(told(error, language))], language)]


def damaged(view: View) -> list[Component]:
    """A sentence where a published file is damaged: what is shown in its place is whole."""
    if not publication().faults:
        return []
    published = format_date(date.fromisoformat(view.snapshot.manifest.published_at[:10]), view.language)
    return [html.Div(html.P(view.t("state.damaged", date=published)), className="notice", role="status")]


def no_stations(
    view: View, sentence: str = "state.empty", reset: Sequence[str] = SCOPE_PARAMETERS
) -> Component:
    """A sentence where no station fits the filters, and the link that takes those of `reset` away."""
    back = dcc.Link(view.t("state.empty_reset"), href=href(view, **dict.fromkeys(reset)))
    return html.Div([html.P(view.t(sentence)), back], className="panel", role="status")


def _panel(title: str, sentences: list[Component], language: Language) -> Component:
    back = dcc.Link(t("state.error_back", language), href=f"/?lang={language}")
    return html.Div([html.H1(title), *sentences, html.P(back)], className="panel", role="alert")
