"""What the browser fetches to move dots through time: their bytes, and the names of those in a tile."""

import json
from urllib.parse import urlencode

import polars as pl
from flask import Blueprint, Response, abort, request

from components.dots.payload import dots_bytes
from components.reading.view import View
from pages.shell.headers import pinned
from pages.shell.published import view_of
from pages.stages.chart import ROOT
from pages.stages.page import PAGE
from pages.stages.tiles import dots_of
from queries.stage_history import stage_history

stage_routes = Blueprint("stages", __name__)


@stage_routes.get(f"{ROOT}/dots")
def dots() -> Response:
    """One byte a dot and date, in the order of the dots of the same view's page."""
    view = _asked()
    return pinned(dots_bytes(dots_of(view)), "application/octet-stream", view.snapshot.version)


@stage_routes.get(f"{ROOT}/names")
def names() -> Response:
    """The id and name of each station of the tile `tile`, in the order of its dots.

    Nothing of a tile with a station that the reader may not see.
    """
    view = _asked()
    sites = dots_of(view).sites.filter(code=request.args.get("tile", ""))
    if not _seen(view, sites["station_id"]):
        sites = sites.clear()
    named = [list(row) for row in sites.select("station_id", "name").iter_rows()]
    text = json.dumps(named, ensure_ascii=False, separators=(",", ":"))
    return pinned(text, "application/json", view.snapshot.version)


def _seen(view: View, stations: pl.Series) -> bool:
    own = stage_history(view.snapshot, view.stations)["station_id"]
    return bool(stations.is_in(own.implode()).all())


def _asked() -> View:
    """The view asked for; an address with a part that cannot be used is refused: no script makes one."""
    asked = [(name, value) for name, value in request.args.items(multi=True) if name != "tile"]
    view = view_of(PAGE, PAGE.path, urlencode(asked))
    if view.notices:
        abort(404)
    return view
