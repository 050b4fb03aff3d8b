from pathlib import Path

import pytest
from flask import Flask, g, request

from data.scope import Reader
from data.store.publication import Publication
from pages.briefing.routes import briefing_routes
from pages.files import files
from pages.first_response import FirstResponses
from pages.gaps.clusters.routes import cluster_routes
from pages.map.routes import map_routes
from pages.marks.routes import mark_routes
from pages.registry import page_at
from pages.router import layout
from pages.routes import routes
from pages.shell.headers import protect
from pages.stages.routes import stage_routes
from pages.tables import table_routes
from tests.conftest import ReadStore


@pytest.fixture(scope="session")
def opened(published_store: Path) -> Publication:
    """The small synthetic country, for a test's own questions."""
    return Publication(published_store)


@pytest.fixture(autouse=True)
def store(published_store: Path, read_store: ReadStore) -> Path:
    """Every page reads the small synthetic country."""
    read_store(published_store)
    return published_store


@pytest.fixture(scope="session")
def whole_server() -> Flask:
    """The server with every page and address, once a process: Dash gives its callbacks to the first app.

    A header `Reader` says who reads as sign-in would: a role, or `province:` and its code.
    """
    server = Flask("tramso")
    for blueprint in (
        *(routes, files, table_routes, map_routes, cluster_routes, stage_routes),
        *(briefing_routes(page_at), mark_routes(page_at)),
    ):
        server.register_blueprint(blueprint)
    app = FirstResponses("tramso", server=server, include_assets_files=False)  # type: ignore[arg-type]
    app.layout = layout()
    protect(server, app.csp_hashes)

    @server.before_request
    def sign_in() -> None:
        said = request.headers.get("Reader")
        if said:
            role, _, province = said.partition(":")
            g.reader = Reader(role, province or None)  # type: ignore[arg-type]

    return server
