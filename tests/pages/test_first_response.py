"""The first answer of an address: the whole page in words, as Dash builds it again."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from pages.registry import PAGES
from pages.router import build
from tests.conftest import ReadStore


@pytest.fixture
def browser(whole_server: Flask) -> FlaskClient:
    return whole_server.test_client()


def words(document: str) -> str:
    """What a reader without scripts sees, spaces as one."""
    body = document.partition('<div id="first">')[2].partition('<div id="react-entry-point">')[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_s_heading_and_title_are_in_its_first_answer(browser: FlaskClient, language: str):
    examples = [page.examples[0] for page in PAGES.values() if page.examples]
    assert len(examples) > 8
    for address in examples:
        path, _, query = address.partition("?")
        asked = f"?{query}&lang={language}"
        answer = browser.get(path + asked)
        title = build(path, asked).meta["title"]
        assert f"<title>{title}</title>" in unescape(answer.text)
        assert f'<html lang="{language}">' in answer.text
        assert "<h1" in answer.text.partition('<div id="react-entry-point">')[0]


def test_the_headline_number_stands_in_it(browser: FlaskClient):
    document = browser.get("/?lang=en").text
    assert re.search(r"\d+\.\d% of health stations are paperless", words(document))
    assert "Data as of 31 October 2026" in words(document)


def test_an_address_that_no_page_has_answers_404_with_words(browser: FlaskClient):
    answer = browser.get("/nowhere?lang=en")
    assert answer.status_code == 404
    assert "nowhere" in words(answer.text)
    assert browser.get("/?lang=en").status_code == 200


def test_a_fault_is_a_sentence_and_no_trace(browser: FlaskClient, tmp_path: Path, read_store: ReadStore):
    read_store(tmp_path)
    answer = browser.get("/?lang=en")
    assert "Traceback" not in answer.text
    assert len(words(answer.text)) > 50


def test_what_an_address_says_is_text(browser: FlaskClient):
    document = browser.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E{%25scripts%25}&lang=en").text
    first = document.partition('<div id="react-entry-point">')[0]
    assert "<script>alert" not in first
    assert "alert(1)" in words(document)


def given_in(document: str) -> dict[str, Any]:
    """What Dash is given with the page."""
    return json.loads(re.search(r'<script id="given"[^>]*>(.*?)</script>', document)[1])


def test_what_dash_asks_for_first_stands_in_it_as_the_server_answers_it(browser: FlaskClient):
    document = browser.get("/gaps?lang=en&zone=3").text
    given = given_in(document)
    for name in ("_dash-layout", "_dash-dependencies"):
        assert given[name] == browser.get(f"/{name}").json
    asked = {
        "output": given["output"],
        "outputs": [
            dict(zip(("id", "property"), one.split("."), strict=True))
            for one in given["output"].strip(".").split("...")
        ],
        "inputs": [
            {"id": "url", "property": "pathname", "value": "/gaps"},
            {"id": "url", "property": "search", "value": "?lang=en&zone=3"},
            {"id": "version", "property": "data", "value": None},
        ],
        "changedPropIds": [],
    }
    answered = browser.post("/_dash-update-component", json=asked).json
    assert given["_dash-update-component"]["response"] == answered["response"]
    assert "zone 3" in json.dumps(answered["response"])


def test_what_a_station_is_named_ends_no_script(browser: FlaskClient):
    document = browser.get("/search?lang=en&q=%3C/script%3E%3Cb%3E").text
    given = document.partition('<script id="given"')[2].partition("</script>")[0]
    assert json.loads(given.partition(">")[2])["_dash-update-component"]["multi"] is True


def without_scripts(document: str) -> list[str]:
    """What stands in each place that a script fills."""
    first = document.partition('<div id="react-entry-point">')[0]
    return re.findall(r"<noscript>(.*?)</noscript>", first, re.DOTALL)


def test_a_long_list_ends_with_its_count_where_no_script_draws_it(browser: FlaskClient):
    found = without_scripts(browser.get("/stations?lang=en").text)
    rows, rest = found[0].partition("</table>")[::2]
    assert rows.count("<tr>") == 1 + 200
    assert re.search(r"The table shows the first 200 of \d{3,} rows", rest)


def tables_in(given: object) -> Iterator[str]:
    """The text of every table that a script makes, in what Dash is given."""
    if isinstance(given, dict):
        for name, value in given.items():
            yield from [value] if name == "data-table" else tables_in(value)
    elif isinstance(given, list):
        for value in given:
            yield from tables_in(value)


def test_a_figure_s_numbers_stand_under_it_where_no_script_makes_the_table(browser: FlaskClient):
    document = browser.get("/?lang=en").text
    told = [json.loads(text) for text in tables_in(given_in(document))]
    assert len(told) > 1
    for table, shown in zip(told, without_scripts(document), strict=True):
        words = [unescape(cell) for cell in re.findall(r"<t[hd] [^>]*>(.*?)</t[hd]>", shown)]
        labels = [label for label, _ in table["columns"]]
        assert words == [*labels, *(cell for row in table["rows"] for cell in row)]
