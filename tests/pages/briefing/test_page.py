"""The page of briefings: what scripts find on it, and what a link brings."""

import json
import re
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from dash import html

from components.briefing.briefing import Briefing
from components.briefing.code import from_json, to_token
from components.briefing.item import Item, Kind
from components.static_html import html_of
from data.words import Language, t, under
from pages.briefing.documents import WRITERS
from pages.router import build, page_body

SCRIPTS = sorted(Path("assets/briefing").glob("*.js"))


def page(query: str = "") -> str:
    return html_of(html.Div(page_body("/briefing", query)), {})


def test_a_form_for_each_kind_of_item_and_the_words_of_every_button_are_there():
    document = page("?lang=en")
    forms = re.findall(r"<template data-of='(\w+)'>(.*?)</template>", document)
    assert {kind for kind, _ in forms} == set(get_args(Kind))
    done = {name for _, form in forms for name in re.findall(r"data-do='(\w+)'", form)}
    assert done <= set(under("briefing_said", "en"))


def test_scripts_say_what_there_are_words_for():
    source = "".join(path.read_text() for path in SCRIPTS)
    said = set(re.findall(r"said\(\s*\"(\w+)\"", source)) | set(re.findall(r"words\(\)\.(\w+)", source))
    said |= {"undone", "nothing_to_undo", "made", "not_made"}
    said |= {f"taken_{how}" for how in re.findall(r"data-take='(\w+)'", page())}
    said |= {f"done_{how}" for how in re.findall(r"data-all='(\w+)'", page())}
    said |= set(re.findall(r"data-do='(\w+)'", "".join(re.findall(r"<template.*?</template>", page()))))
    assert said == set(under("briefing_said", "vi"))


def test_a_link_brings_its_briefing():
    briefing = Briefing("Tháng 10", (Item("1", path="/paperless", figure="trend", version="v"),))
    given = re.search(r"data-given='([^']*)'", page(f"?items={to_token(briefing)}"))
    assert from_json(unescape(given[1])) == briefing


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_damaged_link_is_a_sentence(language: Language):
    document = page(f"?items=xyz&lang={language}")
    assert t("briefing.refused.damaged", language) in document
    assert "data-given" not in document


def test_every_page_says_the_way_to_the_briefing_in_words_of_its_language():
    header = html_of(html.Div(build("/gaps", "?lang=en&province=01").header), {})
    link = re.search(r"<a class='collected' href='([^']*)'[^>]*><span data-version='([^']+)'", header)
    assert "province=01" in link[1] and link[1].startswith("/briefing?lang=en")
    words = re.search(r"data-words='([^']*)'", header)[1]
    assert json.loads(unescape(words))["undo"] == "Undo"


def test_a_ready_made_briefing_is_of_the_place_and_date_of_the_address():
    given = re.search(r"data-given='([^']*)'", page("?ready=provincial&province=11&date=2026-09-30&lang=en"))
    briefing = from_json(unescape(given[1]))
    assert briefing.cover.place == "Dien Bien" and briefing.cover.date == "30 September 2026"
    assert all(item.query["date"] == "2026-09-30" for item in briefing.items)
    assert "data-given" not in page("?ready=provincial") and "ready=provincial" not in page()


def test_only_documents_that_can_be_written_are_offered():
    assert {f".{ending}" for ending in re.findall(r"data-file='(\w+)'", page())} == set(WRITERS)
