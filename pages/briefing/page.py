"""`/briefing`: what a reader collected, in order, with words of their own, on its way into a document."""

import json

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.briefing.briefing import Briefing
from components.briefing.code import from_token, to_json
from components.briefing.refusal import BriefingRefused
from components.reading.address import Parameter, one_of
from components.reading.view import View
from data.settings import settings
from data.words import under
from pages.briefing.editor import editor
from pages.briefing.offers import OF_A_PLACE, asked_of
from pages.briefing.ready import READY, ready
from pages.shell.page import Page

PATH = "/briefing"


def render(view: View) -> list[Component]:
    """The briefing's tools, empty: scripts of assets/briefing fill in what this reader's browser keeps."""
    given, refused = _given(view)
    sentence = [html.P(refused, className="notice", role="alert")] if refused else []
    said = attributes(
        data_words=json.dumps(dict(under("briefing_said", view.language)), ensure_ascii=False),
        data_version=view.snapshot.version,
        data_largest=str(settings().largest_upload),
    )
    offered = attributes(data_given=to_json(given)) if given else {}
    head = html.Section([html.H1(view.t("briefing_page.title")), *sentence], className="lead")
    return [head, html.Section(editor(view), className="briefing", **said, **offered)]


def _given(view: View) -> tuple[Briefing | None, str]:
    """The briefing of a link or a ready-made one, or why there is none in a sentence."""
    token, name = view.choices["items"], view.choices["ready"]
    if name and (view.scope.code or name != OF_A_PLACE):
        return ready(asked_of(view, name), view.units, view.language), ""
    if not token:
        return None, ""
    try:
        return from_token(token), ""
    except BriefingRefused as refused:
        return None, refused.said(view.language)


PAGE = Page(
    key="briefing",
    path=PATH,
    render=render,
    parameters={"items": Parameter("", bool), "ready": one_of("", *READY)},
    examples=(PATH,),
)
