"""TrạmSố: makes the Dash app and its server. `python app.py` serves it; nothing imports this file."""

import logging
from threading import Thread
from typing import TYPE_CHECKING

from granian import Granian
from granian.constants import Interfaces

from data.settings import settings
from data.words import DEFAULT_LANGUAGE, t

if TYPE_CHECKING:
    from dash import Dash
    from flask import Flask

COMPRESSED = [
    "text/html",
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/json",
    "text/csv",
]


def make_server() -> "Flask":
    """The Flask server that compresses its answers and knows the addresses beside the pages.

    Libraries are imported here and in `make_app`: the process that starts and watches the workers needs none
    of them, and importing them there too kept the first reader waiting for four seconds.
    """
    from flask import Flask
    from flask_compress import Compress

    from pages.gaps.clusters.routes import cluster_routes
    from pages.map.routes import map_routes
    from pages.routes import routes

    server = Flask(__name__)
    server.config |= {
        "COMPRESS_MIMETYPES": COMPRESSED,
        "COMPRESS_ALGORITHM": ["br", "gzip"],  # zstd, which would come first, packs a tenth less
        "COMPRESS_BR_LEVEL": 4,
        "COMPRESS_STREAMS": False,
    }
    Compress(server)
    for blueprint in (routes, map_routes, cluster_routes):
        server.register_blueprint(blueprint)
    return server


def make_app() -> "Dash":
    """The Dash app with every page's callbacks, its routes and its headers."""
    from dash import Dash

    from components.frame.assets import load_assets
    from pages import router
    from pages.shell.headers import protect

    server = make_server()
    app = Dash(
        __name__,
        server=server,  # type: ignore[arg-type]  # Dash does not name Flask among the servers it takes
        title=t("product", DEFAULT_LANGUAGE),
        update_title="",
        index_string=INDEX,
        use_pages=False,
        include_pages_meta=False,
        include_assets_files=False,
        serve_locally=True,
    )
    load_assets(app)
    app.layout = router.layout()
    protect(server, app.csp_hashes)
    return app


INDEX = f"""<!DOCTYPE html>
<html lang="{DEFAULT_LANGUAGE}">
    <head>
        {{%metas%}}
        <title>{{%title%}}</title>
        <meta name="color-scheme" content="light dark">
        {{%favicon%}}
        {{%css%}}
    </head>
    <body>
        {{%app_entry%}}
        <footer class="scripts">
            {{%config%}}
            {{%scripts%}}
            {{%renderer%}}
        </footer>
    </body>
</html>"""


def serve() -> None:
    """Serve on the settings' address until told to stop."""
    chosen = settings()
    print(f"http://{chosen.host}:{chosen.port}/", flush=True)
    Granian(
        "app:server",
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=4,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()


if __name__ == "__main__":
    serve()
else:
    from pages.router import build_once

    logging.basicConfig(level=logging.INFO)
    server = make_app().server
    Thread(target=build_once, daemon=True).start()
