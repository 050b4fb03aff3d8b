"""A figure's picture by its address: sizes, both languages, what is refused, where its code leads."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from components.renderers.svg.sizes import SIZES
from pages import files


@pytest.fixture
def client(published_store: Path, read_store) -> FlaskClient:
    read_store(published_store)
    server = Flask(__name__)
    server.register_blueprint(files.files)
    return server.test_client()


def test_a_picture_is_made_in_the_size_asked_for(client: FlaskClient):
    for size, asked in SIZES.items():
        answer = client.get(f"/download/trend.svg?lang=vi&size={size}")
        assert answer.content_type == "image/svg+xml" and f'width="{asked.width:g}"' in answer.text
    assert (
        client.get("/download/trend.svg?lang=vi").text
        == client.get("/download/trend.svg?lang=vi&size=16x9").text
    )
    bitmap = client.get("/download/trend.png?lang=en&size=half")
    assert bitmap.content_type == "image/png" and int.from_bytes(bitmap.data[16:20], "big") >= 2000
    assert 'filename="tramso-trend' in bitmap.headers["Content-Disposition"]


@pytest.mark.parametrize(("language", "words"), [("vi", "Chọn một trong các cỡ"), ("en", "Choose one of")])
def test_an_unknown_size_is_refused_with_a_sentence(client: FlaskClient, language: str, words: str):
    answer = client.get(f"/download/trend.png?lang={language}&size=<b>")
    assert answer.status_code == 400 and f"{words}: 16x9, 4x3, half, square." in answer.text
    assert answer.content_type.startswith("text/plain")


def test_what_is_no_picture_is_not_there(client: FlaskClient):
    for address in ("/download/nothing.svg", "/download/map/places.png", "/download/trend.gif"):
        assert client.get(address).status_code == 404
    assert client.get("/download/trend.csv?size=16x9").status_code == 404


def test_the_picture_names_its_figure_alike_in_both_languages(client: FlaskClient):
    found = [
        re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}", client.get(f"/download/trend.svg?lang={language}&zone=1").text)
        for language in ("vi", "en")
    ]
    other = re.search(r"[A-Z2-7]{4}-[A-Z2-7]{4}", client.get("/download/trend.svg?lang=en&zone=2").text)
    assert found[0] and found[1] and found[0][0] == found[1][0]
    assert other and other[0] != found[0][0]


def test_every_row_of_a_table_comes_for_paper_and_of_a_picture_none(client: FlaskClient):
    answer = client.get("/download/places/34/11/units.html?lang=vi")
    assert answer.content_type == "text/html; charset=utf-8"
    assert (
        answer.text.startswith("<div") and answer.text.count("<tr>") > 1 and "data-whole" not in answer.text
    )
    assert client.get("/download/trend.html?lang=vi").status_code == 404
