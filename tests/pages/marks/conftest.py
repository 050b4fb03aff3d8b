from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from components.reading.places import find_place
from data.geography.units import load_units
from data.settings import settings
from pages.marks.routes import mark_routes
from pages.places.work_list import to_call
from pages.registry import page_at
from pages.serving.refusals import answer_faults
from tests.pages.places.viewing import view


@pytest.fixture
def marks_on(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Marks in a file of this test's own."""
    where = tmp_path / "marks.sqlite"
    monkeypatch.setenv("TRAMSO_MARKS", str(where))
    settings.cache_clear()
    yield where
    settings.cache_clear()


@pytest.fixture
def client() -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(mark_routes(page_at))
    answer_faults(server)
    return server.test_client()


@pytest.fixture
def place(store: Path) -> str:
    """The page of a province with a station to call."""
    paths = (f"/places/34/{number:02d}" for number in range(1, 97))
    known = (path for path in paths if find_place(load_units(), "34", path[-2:]))
    return next(path for path in known if to_call(view(path)).height)


@pytest.fixture
def listed(place: str) -> str:
    """The first station on that page's list."""
    return str(to_call(view(place))["station_id"][0])
