"""The panels in place of a page that cannot be built or has nothing to show."""

import logging
import secrets
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.reading.view import SCOPE_PARAMETERS, View, href
from data.errors import TramSoError
from data.words import Language, t

logger = logging.getLogger("tramso")


def fault(error: Exception, language: Language) -> list[Component]:
    """The fault in the reader's language, and what to do.

    A fault of the data is told in the administrator's words (English), for the reader to pass on; what is not
    ours is logged under the reference that it shows.
    """
    title = t("state.error_title", language)
    if isinstance(error, TramSoError):
        return [_panel(title, told(error, language), language)]
    reference = secrets.token_hex(4)
    logger.error("page failed, reference %s", reference, exc_info=error)
    return [_panel(title, [html.P(t("state.error", language, reference=reference))], language)]


def told(error: TramSoError, language: Language) -> list[Component]:
    """The message for the administrator, after words for the reader."""
    return [html.P(t("state.error_told", language)), html.P(html.Q(str(error), lang="en"))]


def no_stations(
    view: View, sentence: str = "state.empty", reset: Sequence[str] = SCOPE_PARAMETERS
) -> Component:
    """A sentence where no station fits the filters, and the link that takes those of `reset` away."""
    back = dcc.Link(view.t("state.empty_reset"), href=href(view, **dict.fromkeys(reset)))
    return html.Div([html.P(view.t(sentence)), back], className="panel", role="status")


def _panel(title: str, sentences: list[Component], language: Language) -> Component:
    back = dcc.Link(t("state.error_back", language), href=f"/?lang={language}")
    return html.Div([html.H1(title), *sentences, html.P(back)], className="panel", role="alert")
