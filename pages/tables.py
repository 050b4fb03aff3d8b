"""`/data`: whole tables of the newest version for other programs, and the list of them."""

from collections.abc import Callable, Generator, Iterator
from functools import cache
from itertools import chain
from threading import BoundedSemaphore

from flask import Blueprint, Response, jsonify, request

from components.reading.address import from_root, language_of
from data.settings import settings
from data.store.table_file import csv_pieces, parquet_pieces
from data.words import t
from pages.serving.refusals import said
from pages.shell.audited import note
from pages.shell.published import publication
from pages.shell.reader import reader
from queries.tables import TABLES, Frames

table_routes = Blueprint("tables", __name__)
WRITERS: dict[str, tuple[Callable[[Frames], Iterator[bytes]], str]] = {
    "csv": (csv_pieces, "text/csv; charset=utf-8"),
    "parquet": (parquet_pieces, "application/vnd.apache.parquet"),
}
BUSY, RETRY_SECONDS = 503, 10


@cache
def _free() -> BoundedSemaphore:
    """How many tables a process makes at once: each takes seconds, and pages keep half of the threads."""
    return BoundedSemaphore(max(1, settings().threads // 2))


@table_routes.get("/data")
@table_routes.get("/data/")
def listed() -> Response:
    """The version shown, its dates, an official population that shares are of, every table."""
    snapshot = publication().snapshot()
    tables = [
        {
            "name": name,
            "files": [from_root(f"/data/{name}.{ending}") for ending in WRITERS],
            "columns": {column: str(kind) for column, kind in table.schema.items()},
        }
        for name, table in TABLES.items()
    ]
    manifest = snapshot.manifest
    return jsonify(
        version=snapshot.version,
        published_at=manifest.published_at,
        synthetic=manifest.synthetic,
        dates=[day.isoformat() for day in snapshot.dates],
        latest=snapshot.latest.date.isoformat(),
        population=official.rows if (official := manifest.official.get("population")) else None,
        tables=tables,
    )


@table_routes.get("/data/<path:file>")
def table(file: str) -> Response:
    """A whole table as CSV or Parquet: made for who asks, unless the version has not changed since (ETag)."""
    name, _, ending = file.rpartition(".")
    language = language_of(request.query_string.decode(errors="replace"))
    if name not in TABLES or ending not in WRITERS:
        names = ", ".join(f"{known}.{way}" for known in TABLES for way in WRITERS)
        return said(t("tables.unknown", language, file=file, names=names), 404)
    snapshot = publication().snapshot()
    known = f"{snapshot.version}.{name}.{ending}.{reader().allowed}"
    if request.if_none_match.contains(known):
        response = Response(status=304)
    elif request.method == "GET" and not _free().acquire(blocking=False):
        response = said(t("tables.busy", language, seconds=RETRY_SECONDS), BUSY)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response
    else:
        write, kind = WRITERS[ending]
        pieces = _holding(write(TABLES[name].frames(snapshot, reader())))
        response = _begun(pieces) if request.method == "GET" else Response()
        response.content_type = kind
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
        if request.method == "GET":
            note("exported", file=f"{name}.{ending}", version=snapshot.version)
    response.set_etag(known)
    return response


def _begun(pieces: Generator[bytes, None, None]) -> Response:
    """The file, begun so far that a fault can still be said."""
    response = Response(chain([next(pieces, b"")], pieces))
    response.call_on_close(pieces.close)
    return response


def _holding(pieces: Iterator[bytes]) -> Generator[bytes, None, None]:
    """The pieces; once they are begun, their end or the reader's frees the place for another table."""
    try:
        yield from pieces
    finally:
        _free().release()
