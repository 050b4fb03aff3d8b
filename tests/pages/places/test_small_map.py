import pytest
from dash import html
from flask import Flask
from flask.testing import FlaskClient

from components.static_html import html_of
from pages import files
from pages.places.small_map import small_map
from pages.registry import page_at
from pages.shell.published import view_of


def maps(path: str, search: str) -> list:
    return small_map(view_of(page_at(path)[0], path, f"?{search}"))


@pytest.fixture
def client() -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(files.files)
    return server.test_client()


@pytest.mark.parametrize("path", ("/places/34/11", "/places/63/79", "/places/34/DBSH"))
def test_the_map_is_a_picture_of_the_chosen_metric_that_leads_to_the_map(path: str, client: FlaskClient):
    (link,) = maps(path, "lang=en&metric=reporting&date=2026-09-30")
    drawn = client.get(link.children.src)
    assert drawn.content_type.startswith("image/svg+xml")
    assert "Reporting" in drawn.text
    assert "30 September 2026" in drawn.text
    assert link.href.startswith("/map?")
    assert "loading='lazy'" in html_of(html.Div(link), {})


def test_a_commune_has_no_units_to_draw():
    assert maps("/places/34/03127", "lang=en") == []
