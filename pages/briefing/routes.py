"""The addresses below the page of briefings: items drawn, documents, links, files, changes of all figures."""

from collections.abc import Callable
from functools import partial, wraps

from flask import Blueprint, Response, abort, jsonify, request

from components.briefing.briefing import Briefing, all_changed
from components.briefing.code import to_json
from components.briefing.item import in_place, on_date
from components.briefing.refusal import BriefingRefused
from components.reading.address import language_of
from components.reading.view import View
from pages.briefing.drawn_card import shown
from pages.briefing.exchange import KINDS, file, link, opened, sent
from pages.briefing.figures import draw_briefing
from pages.briefing.page import PAGE, PATH
from pages.briefing.refresh import refresh
from pages.serving.refusals import said
from pages.shell.page import PageAt
from pages.shell.published import view_of

# Scripts of another origin cannot send it without being let in, which no answer of ours does.
OURS = "X-Tramso"
REFUSED = 422
Answer = Callable[[], Response]


def briefing_routes(page_at: PageAt) -> Blueprint:
    """The answers; page_at: an address → its page, whose figures are drawn."""
    answers: dict[str, Answer] = {
        "drawn": partial(drawn, page_at),
        "link": link,
        "open": opened,
        "placed": placed,
        "dated": dated,
        "refreshed": refreshed,
        **{f"file.{ending}": partial(file, page_at, ending) for ending in KINDS},
    }
    routes = Blueprint("briefing", __name__, url_prefix=PATH)
    for name, answer in answers.items():
        routes.add_url_rule(f"/{name}", name.replace(".", "_"), of_ours(answer), methods=["POST"])
    return routes


def of_ours(answer: Answer) -> Answer:
    """An answer to scripts of our own pages only; a briefing that is refused is a sentence."""

    @wraps(answer.func if isinstance(answer, partial) else answer)
    def answered() -> Response:
        if OURS not in request.headers:
            abort(403)
        try:
            return answer()
        except BriefingRefused as refused:
            return said(refused.said(language_of(request.query_string.decode(errors="replace"))), REFUSED)

    return answered


def drawn(page_at: PageAt) -> Response:
    """JSON list: title as the data say, HTML and whether it is broken, of each item that `only` names."""
    made = draw_briefing(sent(), page_at, only=request.args.getlist("only"))
    return jsonify([shown(one, made.briefing.language) for one in made.items])


def placed() -> Response:
    """The briefing with every figure of the place that this page's address names."""
    scope = _view().scope
    level = scope.level if scope.code else "province"
    return _briefing(all_changed(sent(), lambda item: in_place(item, scope.scheme, level, scope.code)))


def dated() -> Response:
    """The briefing with every figure on the date that this page's address names."""
    day = _view().given.get("date")
    return _briefing(all_changed(sent(), lambda item: on_date(item, day)))


def refreshed() -> Response:
    """The briefing with the newest numbers, the writer's words, and what changed at its end."""
    return _briefing(refresh(sent()))


def _view() -> View:
    return view_of(PAGE, PATH, request.query_string.decode())


def _briefing(briefing: Briefing) -> Response:
    return Response(to_json(briefing), content_type="application/json")
