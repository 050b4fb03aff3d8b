"""The addresses of marks: those of a page's stations, the history of one, new ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from components.reading.address import language_of
from data.marks.event import WrongEvent
from data.marks.kept import MarksGone
from data.marks.sent import as_sent, events_of
from data.words import t
from pages.marks.forged import of_our_pages, token_of, with_token
from pages.marks.opened import marks, marks_are_on
from pages.marks.worked import worked
from pages.serving.refusals import said
from pages.shell.audited import note
from pages.shell.page import PageAt
from pages.shell.published import publication, view_of
from pages.shell.reader import reader, signed_name
from queries.station import station_history
from queries.work_list import work_list

UNFIT, FORGED, OFF, GONE = 400, 403, 404, 503
LARGEST = 128 << 10  # bytes of the largest request: fifty marks with the longest notes fill it
Answer = Callable[..., Response]


class NotSeen(Exception):
    """A mark is asked for, or set, on a station that the reader may not see."""


def mark_routes(page_at: PageAt) -> Blueprint:
    """The answers; page_at: an address → its page, whose stations are asked for."""
    routes = Blueprint("marks", __name__, url_prefix="/marks")
    routes.add_url_rule("/token", "token", answered(token))
    routes.add_url_rule("/station", "station", answered(station))
    routes.add_url_rule("/history", "history", answered(history))
    routes.add_url_rule("", "added", answered(added), methods=["POST"])
    routes.add_url_rule("/of/<path:rest>", "standing", answered(lambda rest: standing(page_at, rest)))
    return routes


def answered(answer: Answer) -> Answer:
    """An answer where marks are on, never kept by a browser; what cannot be done is a sentence."""

    @wraps(answer)
    def given(**parts: str) -> Response:
        if not marks_are_on():
            return said(_words("marks.refused.off"), OFF)
        try:
            response = answer(**parts)
        except WrongEvent as wrong:
            return said(_words("marks.refused.unfit", field=str(wrong)), UNFIT)
        except NotSeen:
            note("refused", address=request.full_path)
            return said(_words("marks.refused.not_seen"), FORGED)
        except MarksGone:
            return said(_words("marks.refused.gone"), GONE)
        response.headers["Cache-Control"] = "no-store"
        return response

    return given


def _words(key: str, **values: object) -> str:
    return t(key, language_of(request.query_string.decode(errors="replace")), **values)


def token() -> Response:
    """The token that new marks have to come with, and the server's time, by which they are dated."""
    return _welcoming()


def _welcoming(**answer: object) -> Response:
    """The answer with the token and the time."""
    made = token_of(request)
    return with_token(jsonify(**answer, token=made, now=datetime.now(UTC).isoformat()), request, made)


def standing(page_at: PageAt, rest: str) -> Response:
    """What stands on each station of the list at a page's address: station → its events, one a kind.

    worked: what came of earlier lists, null where nothing is known.
    """
    path = f"/{rest}"
    view = view_of(page_at(path)[0], path, request.query_string.decode())
    stations = work_list(view.snapshot, view.stations)["station_id"].to_list()
    found = {station: events for station, events in _of(stations).items() if events}
    return _welcoming(standing=found, worked=worked(view))


def station() -> Response:
    """What stands on the one station that the address names, as `standing` says it."""
    return _welcoming(standing=_of([_seen(request.args.get("station", ""))]), worked=None)


def history() -> Response:
    """All that was set on the station that the address names, and taken back, the newest first."""
    with marks().asked() as kept:
        found = kept.history(_seen(request.args.get("station", "")))
    return jsonify(history=[as_sent(event) for event in found])


def added() -> Response:
    """Keep new events; answers with what stands on their stations then."""
    if not of_our_pages(request):
        return said(_words("marks.refused.forged"), FORGED)
    shown = signed_name()
    events = [replace(event, by=shown) if shown else event for event in events_of(_body())]
    for event in events:
        _seen(event.station)
    with marks().asked() as kept:
        kept.add(events)
    note("marked", stations=" ".join(sorted({event.station for event in events})))
    return jsonify(standing=_of({event.station for event in events}))


def _seen(station_id: str) -> str:
    """The id of a station that the reader may see; who sees all may name any. Raises NotSeen."""
    who = reader()
    if not who.sees_all and station_history(publication().snapshot(), station_id, who).is_empty():
        raise NotSeen
    return station_id


def _of(stations: Any) -> dict[str, list[dict[str, str | None]]]:
    found: dict[str, list[dict[str, str | None]]] = {station: [] for station in stations}
    with marks().asked() as kept:
        for event in kept.standing(found):
            found[event.station].append(as_sent(event))
    return found


def _body() -> object:
    if (request.content_length or 0) > LARGEST:
        abort(413)
    try:
        return request.get_json()
    except RecursionError:
        raise WrongEvent("events") from None
