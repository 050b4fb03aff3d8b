"""TrạmSố: makes the Dash app and its server. `python app.py` serves it; nothing imports this file."""

import os
import sys
from argparse import ArgumentParser
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces
from granian.http import HTTP1Settings

from data.errors import TramSoError
from data.settings import settings
from data.words import DEFAULT_LANGUAGE, t
from pages.serving.port import require_free
from pages.serving.processes import GRACE_SECONDS, end_when_told
from pages.signin.start import require_sign_in_settings

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask

CONNECTIONS = 4096
COMPRESSED = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/octet-stream",
    "text/csv",
]


def make_server() -> "Flask":
    """The Flask server that compresses its answers and knows the addresses beside the pages.

    Libraries are imported here and in `make_app`: the process that starts and watches the workers needs none
    of them, and importing them there too kept the first reader waiting for four seconds.
    """
    from flask import Flask
    from flask_compress import Compress

    from pages.briefing.routes import briefing_routes
    from pages.files import files
    from pages.gaps.clusters.routes import cluster_routes
    from pages.map.routes import map_routes
    from pages.marks.routes import mark_routes
    from pages.registry import page_at
    from pages.routes import routes
    from pages.stages.routes import stage_routes
    from pages.tables import table_routes

    server = Flask(__name__)
    server.config |= {
        "COMPRESS_MIMETYPES": COMPRESSED,
        "COMPRESS_ALGORITHM": ["br", "gzip"],  # zstd, which would come first, packs a tenth less
        "COMPRESS_BR_LEVEL": 4,
        "COMPRESS_STREAMS": False,
    }
    Compress(server)
    for blueprint in (
        routes,
        files,
        table_routes,
        map_routes,
        cluster_routes,
        stage_routes,
        briefing_routes(page_at),
        mark_routes(page_at),
    ):
        server.register_blueprint(blueprint)
    return server


def make_app() -> "Dash":
    """The Dash app with every page's callbacks, its routes and its headers."""
    from components.frame.assets import load_assets
    from pages import router
    from pages.first_response import FirstResponses
    from pages.serving.callbacks import refuse_misfits
    from pages.serving.refusals import answer_faults
    from pages.shell.headers import protect
    from pages.signin.guard import require_sign_in

    server = make_server()
    app = FirstResponses(
        __name__,
        server=server,  # type: ignore[arg-type]  # Dash does not name Flask among the servers it takes
        title=t("product", DEFAULT_LANGUAGE),
        update_title="",
        requests_pathname_prefix=f"{settings().base_path}/",
        routes_pathname_prefix="/",
        use_pages=False,
        include_pages_meta=False,
        include_assets_files=False,
        serve_locally=True,
    )
    load_assets(app)
    app.layout = router.layout()
    protect(server, app.csp_hashes)
    require_sign_in(server)
    refuse_misfits(app)
    answer_faults(server)
    return app


def ready_server() -> "Flask":
    """The server with everything in place: its first requests, which may come at once, find it set up.

    Dash gathers its callbacks at the first request of all, and a second one at that moment would find none.
    """
    from pages.router import build_once

    server: Flask = make_app().server
    server.test_client().get("/")
    build_once()
    return server


def serve() -> None:
    """Serve on the settings' address until told to stop."""
    chosen = settings()
    try:
        require_sign_in_settings(chosen)
        require_free(chosen.host, chosen.port)
    except TramSoError as error:
        sys.exit(str(error))
    print(f"http://{chosen.host}:{chosen.port}{chosen.base_path}/", flush=True)
    with TemporaryDirectory(prefix="tramso-metrics-") as counted:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counted  # workers inherit it, and count into one place
        Granian(
            "app:front",
            address=chosen.host,
            port=chosen.port,
            interface=Interfaces.ASGINL,
            workers=chosen.workers,
            backlog=CONNECTIONS,
            http1_settings=HTTP1Settings(header_read_timeout=1000 * chosen.body_seconds),
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=GRACE_SECONDS,
        ).serve()


def write_briefings(arguments: list[str]) -> int:
    """`python app.py briefing …`: a ready-made briefing as a file; the exit code."""
    from pages.briefing.command import chosen, run
    from pages.registry import page_at

    return run(chosen(arguments), page_at)


def write_digests(arguments: list[str]) -> int:
    """`python app.py digest …`: what changed, as files or mails; the exit code."""
    from pages.changes.digest.command import chosen, run

    return run(chosen(arguments))


if __name__ == "__main__":
    if sys.argv[1:2] == ["briefing"]:
        sys.exit(write_briefings(sys.argv[2:]))
    if sys.argv[1:2] == ["digest"]:
        sys.exit(write_digests(sys.argv[2:]))
    ArgumentParser(
        description="Serve TrạmSố; the settings are environment variables (README).",
        epilog="`python app.py briefing --help` tells how to write a briefing to a file instead, "
        "`python app.py digest --help` how to write or mail what changed.",
    ).parse_args()
    serve()
elif __name__ != "__mp_main__":  # as a process imports it that writes briefings beside others
    end_when_told()
    from pages.serving.front import Front
    from pages.serving.log import log_as_json
    from pages.serving.watch import forget_dead_workers

    log_as_json()
    forget_dead_workers()

    front = Front(ready_server(), settings().threads)
