"""The answers of the addresses that the map of clusters fetches from."""

import json

from flask import Blueprint, Response, abort, request

from components.maps.payload import Payload, class_text, places_payload, scaled
from components.reading.view import View
from pages.gaps.clusters.map import ROOT, cluster_frame, lone_dots
from pages.gaps.clusters.rows import Clusters, clusters_of
from pages.gaps.page import PAGE
from pages.shell.headers import pinned
from pages.shell.published import view_of

cluster_routes = Blueprint("clusters", __name__)


@cluster_routes.get(f"{ROOT}/<what>")
def cluster_values(what: str) -> Response:
    """The JSON of one of `_addresses`; kept by the browser for a year, for its address names its version."""
    view = view_of(PAGE, "/gaps", request.query_string.decode())
    found = None if view.notices else clusters_of(view)
    if what not in ANSWERS or found is None:
        abort(404)
    text = json.dumps(ANSWERS[what](view, found), ensure_ascii=False, separators=(",", ":"))
    return pinned(text, "application/json", view.snapshot.version)


def _places(view: View, found: Clusters) -> Payload:
    return places_payload(cluster_frame(view, found))


def _values(view: View, found: Clusters) -> Payload:
    frame = cluster_frame(view, found)
    return {
        "classes": class_text(frame["class"]),
        "values": scaled(frame["value"], view.metric),
        "said": frame["band"].to_list(),
    }


def _marks(view: View, found: Clusters) -> Payload:
    """A dot on every place that lags alone."""
    frame = lone_dots(view, found)
    return places_payload(frame) | {
        "latitudes": frame["latitude"].round(4).to_list(),
        "longitudes": frame["longitude"].round(4).to_list(),
        "sizes": frame["size"].to_list(),
        "colours": frame["colour"].to_list(),
        "classes": class_text(frame["class"]),
        "values": scaled(frame["value"], view.metric),
        "said": frame["band"].to_list(),
    }


ANSWERS = {"places": _places, "values": _values, "marks": _marks}
