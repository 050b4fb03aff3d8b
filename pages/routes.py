"""The addresses beside the pages: the server's health, the map's shapes."""

import re
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, jsonify, request, send_from_directory
from prometheus_client import CONTENT_TYPE_LATEST

from data.errors import TramSoError
from data.settings import settings
from data.store.whole import Damaged, named_by_hash
from pages.serving.metrics import exposition
from pages.shell.headers import FOR_A_YEAR
from pages.shell.published import publication

routes = Blueprint("routes", __name__)
SHAPES = re.compile(r"[\w-]{1,40}\.([0-9a-f]{12})\.geojson")


@routes.get("/health")
def health() -> Response:
    """The version shown, null where none is; what a page asks every five seconds."""
    return _now(version=_shown())


@routes.get("/ready")
def ready() -> Response:
    """Whether pages can be answered: 200 with the version shown and what is damaged, 503 where none is whole.

    Damage is named without the folders of the server; its log says all of it.
    """
    version = _shown()
    store = str(settings().store)
    faults = [fault.replace(f"{store}/", "").replace(store, "STORE") for fault in publication().faults]
    response = _now(ready=version is not None, version=version, damaged=faults)
    response.status_code = 503 if version is None else 200
    return response


@routes.get("/metrics")
def metrics() -> Response:
    """What Prometheus reads: times and the cache of all workers, and the version shown."""
    return Response(exposition(_facts()), content_type=CONTENT_TYPE_LATEST)


def _facts() -> dict[str, float]:
    version = _shown()
    opened = publication()
    facts: dict[str, float] = {"open_versions": len(opened.opened), "damaged_files": len(opened.faults)}
    if version is None:
        return facts
    manifest = opened.snapshot(version=version).manifest
    age = datetime.now(UTC) - datetime.fromisoformat(manifest.published_at)
    held = sum(table["quarantined"] for entry in manifest.dates.values() for table in entry.tables.values())
    return facts | {"version_age_seconds": age.total_seconds(), "rows_held_back": held}


def _shown() -> str | None:
    try:
        return publication().current()
    except TramSoError:
        return None


def _now(**said: object) -> Response:
    response = jsonify(said)
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.get("/shapes/<name>")
def shapes(name: str) -> Response:
    """A boundary file; its name holds the beginning of its hash, so the browser fetches it once.

    One that does not fit its name is not sent.
    """
    found = SHAPES.fullmatch(name)
    folder = settings().geography.resolve()
    if not found or not (folder / name).is_file():
        abort(404)
    zipped = (folder / f"{name}.gz").is_file() and request.accept_encodings.find("gzip") >= 0
    packed = f"{name}.gz" if zipped else name
    if not named_by_hash(folder / packed, found[1], packed=zipped):
        raise Damaged(f"{folder / packed} is damaged: remove it and run `python -m data geography` again.")
    response = send_from_directory(folder, packed, mimetype="application/geo+json")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = FOR_A_YEAR
    return response
