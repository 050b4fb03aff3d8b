"""What the page of briefings asks for: items drawn, documents, links, files, changes of all."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from components.briefing.briefing import Briefing, all_changed
from components.briefing.code import from_json, to_json, to_token
from components.briefing.item import in_place, on_date
from components.briefing.refusal import BriefingRefused
from components.reading.address import from_root, language_of
from components.reading.view import View
from data.settings import settings
from pages.briefing.drawn_card import shown
from pages.briefing.figures import draw_briefing
from pages.briefing.page import PAGE, PATH
from pages.serving.refusals import said
from pages.shell.page import PageAt
from pages.shell.published import view_of

# Scripts of another origin cannot send it without being let in, which no answer of ours does.
OURS = "X-Tramso"
Answer = Callable[..., Response]


def briefing_routes(page_at: PageAt) -> Blueprint:
    """The addresses below the page's own; page_at: an address → its page, whose figures are drawn."""
    routes = Blueprint("briefing", __name__, url_prefix=PATH)

    @routes.post("/drawn")
    @_of_ours
    def drawn() -> Response:
        """JSON list: title as the data say, HTML and whether it is broken, of each item that is sent."""
        made = draw_briefing(_sent(), page_at)
        return jsonify([shown(one, made.briefing.language) for one in made.items])

    @routes.post("/link")
    @_of_ours
    def link() -> Response:
        """The address that carries the briefing; refused where it would be too long to be asked for."""
        address = from_root(f"{PATH}?items={to_token(_sent())}")
        if len(address) > settings().longest_address:
            raise BriefingRefused("briefing.refused.link_too_long")
        return Response(address, content_type="text/plain; charset=utf-8")

    @routes.post("/placed")
    @_of_ours
    def placed() -> Response:
        """The briefing with every figure of the place that this page's address names."""
        scope = _view().scope
        level = scope.level if scope.code else "province"
        return _briefing(all_changed(_sent(), lambda item: in_place(item, scope.scheme, level, scope.code)))

    @routes.post("/dated")
    @_of_ours
    def dated() -> Response:
        """The briefing with every figure on the date that this page's address names."""
        day = _view().given.get("date")
        return _briefing(all_changed(_sent(), lambda item: on_date(item, day)))

    return routes


def _of_ours(answer: Answer) -> Answer:
    """An answer to scripts of our own pages only; a briefing that is refused is a sentence."""

    @wraps(answer)
    def answered(**parts: Any) -> Response:
        if OURS not in request.headers:
            abort(403)
        try:
            return answer(**parts)
        except BriefingRefused as refused:
            return said(refused.said(language_of(request.query_string.decode(errors="replace"))), 422)

    return answered


def _sent() -> Briefing:
    return from_json(request.form["briefing"] if request.form else request.get_data())


def _view() -> View:
    return view_of(PAGE, PATH, request.query_string.decode())


def _briefing(briefing: Briefing) -> Response:
    return Response(to_json(briefing), content_type="application/json")
