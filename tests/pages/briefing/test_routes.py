"""What the page of briefings asks of the server."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pptx import Presentation
from werkzeug.test import TestResponse

from components.briefing.briefing import Briefing
from components.briefing.code import from_json, from_token, to_json
from components.briefing.item import Item
from data.settings import settings
from data.words import t
from pages.briefing import exchange, routes
from pages.briefing.drawn_card import ROWS
from pages.briefing.routes import briefing_routes
from pages.registry import page_at
from pages.serving.refusals import answer_faults
from pages.shell.published import publication

TREND = Item("1", figure="trend")


@pytest.fixture
def client() -> FlaskClient:
    server = Flask(__name__)
    server.register_blueprint(briefing_routes(page_at))
    answer_faults(server)
    return server.test_client()


def ask(client: FlaskClient, what: str, sent: str | bytes | Briefing | dict[str, Any]) -> TestResponse:
    body = (
        to_json(sent) if isinstance(sent, Briefing) else json.dumps(sent) if isinstance(sent, dict) else sent
    )
    return client.post(f"/briefing/{what}", data=body, headers={"X-Tramso": "briefing"})


def test_only_scripts_of_our_own_are_answered(client: FlaskClient):
    assert client.post("/briefing/drawn", data=to_json(Briefing())).status_code == 403


def test_items_are_drawn_with_the_title_that_the_data_say(client: FlaskClient):
    items = (TREND, Item("2", path="/gaps", query={"province": "01"}, figure="nope"), Item("3", path="/no"))
    trend, gone, nowhere = ask(client, "drawn", Briefing(items=items, language="en")).json
    assert "<svg" in trend["html"] and trend["title"].startswith("Paperless stations: ")
    assert not trend["broken"] and gone["broken"] and nowhere["broken"]
    assert t("briefing_page.fault_hint", "en") in gone["html"] and "/gaps?" in gone["html"]


def test_a_table_shows_its_first_rows_and_a_map_its_areas(client: FlaskClient):
    items = (Item("1", path="/map", figure="map"), Item("2", path="/map", figure="places"))
    areas, table = ask(client, "drawn", Briefing(items=items)).json
    assert areas["html"].count("fill-rule") > 3 and not areas["broken"]
    assert table["html"].count("<tr>") == 1 + ROWS and "22" in table["html"]


def test_a_version_that_is_gone_is_said_above_the_picture(client: FlaskClient):
    (drawn,) = ask(
        client, "drawn", Briefing(items=(Item("1", figure="trend", version="v1"),), language="en")
    ).json
    assert t("address.unknown_version", "en", value="v1") in drawn["html"]


def test_too_many_items_are_refused_before_anything_is_drawn(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(routes, "draw_briefing", None)
    many = {"briefing": 1, "items": [{"id": str(n), "kind": "figure", "figure": "trend"} for n in range(500)]}
    answer = ask(client, "drawn?lang=en", many)
    assert answer.status_code == 422
    assert answer.text == t("briefing.refused.too_many", "en", count="500", most="100")


def test_what_is_no_briefing_is_refused_in_a_sentence(client: FlaskClient):
    assert ask(client, "drawn", b"{").text == t("briefing.refused.damaged", "vi")


def test_a_link_carries_the_briefing_unless_it_is_too_long(client: FlaskClient):
    briefing = Briefing("A", (TREND,))
    address = ask(client, "link", briefing).text
    assert from_token(address.removeprefix("/briefing?items=")) == briefing
    words = "".join(chr(0x4E00 + n * 7 % 20000) for n in range(4000))
    answer = ask(client, "link?lang=en", Briefing(items=(Item("1", comment=words),)))
    assert answer.text == t("briefing.refused.link_too_long", "en")
    assert len(address) < settings().longest_address


def test_all_figures_go_to_the_place_and_date_of_the_page_s_address(client: FlaskClient):
    items = (TREND, Item("2", path="/places/34/11", query={"date": "2026-09-30"}, figure="trend"))
    placed = from_json(ask(client, "placed?province=01", Briefing(items=items)).data)
    assert [item.path for item in placed.items] == ["/", "/places/34/01"]
    assert placed.items[0].query == {"scheme": "34", "province": "01"}
    dated = from_json(ask(client, "dated?date=2026-09-30", Briefing(items=items)).data)
    assert [item.query["date"] for item in dated.items] == ["2026-09-30"] * 2
    newest = from_json(ask(client, "dated", dated).data)
    assert [item.query for item in newest.items] == [{}, {}]


def test_a_refresh_keeps_the_words_and_lists_what_changed(client: FlaskClient):
    version = publication().current()
    old = replace(TREND, version="gone", title="Mine", comment="Ours")
    (kept,) = from_json(ask(client, "refreshed", Briefing(items=(old,))).data).items
    assert (kept.version, kept.title, kept.comment, kept.was) == (version, "Mine", "Ours", None)
    now = replace(TREND, version=version, was=(version, "2026-09-30"))
    briefing = Briefing(items=(now, Item("c", kind="changes")), language="en")
    (drawn,) = ask(client, "drawn?only=c", briefing).json
    assert drawn["title"].endswith("1 of 1 figures have a new finding") and "→" in drawn["html"]
    assert "30 September 2026" in drawn["html"]


def test_a_table_of_changes_without_earlier_data_says_so(client: FlaskClient):
    (drawn,) = ask(client, "drawn", Briefing(items=(Item("c", kind="changes"),), language="en")).json
    assert drawn["broken"] and t("briefing.changes.none", "en") in drawn["html"]


def test_a_small_file_is_opened(client: FlaskClient):
    answer = ask(client, "open", Briefing("A", (TREND,))).json
    assert from_json(json.dumps(answer["briefing"])) == Briefing("A", (TREND,)) and answer["edited"] == []


def test_a_presentation_is_made_opened_again_and_says_what_was_changed_by_hand(client: FlaskClient):
    item = Item("1", figure="trend", version=publication().current(), title="Mine", comment="Ours")
    made = ask(client, "file.pptx", Briefing("Kỳ 10/2026", (item,), language="en"))
    assert made.headers["Content-Disposition"] == "attachment; filename*=UTF-8''K%E1%BB%B3%2010-2026.pptx"
    assert json.loads(made.headers["X-Tramso-Lacking"]) == []
    presentation = Presentation(BytesIO(made.data))
    shape = next(s for s in presentation.slides[1].shapes if s.has_text_frame and "Mine" in s.text_frame.text)
    shape.text_frame.text = "By hand"
    changed = BytesIO()
    presentation.save(changed)
    answer = ask(client, "open", changed.getvalue()).json
    assert from_json(json.dumps(answer["briefing"])).items == (item,)
    assert {(one["made"], one["found"]) for one in answer["edited"]} == {("Mine", "By hand")}


def test_a_template_comes_with_the_briefing_and_what_it_lacks_is_said(client: FlaskClient):
    plain = BytesIO()
    Presentation().save(plain)
    form = {
        "briefing": to_json(Briefing(items=(TREND,))),
        "template": (BytesIO(plain.getvalue()), "mau.pptx"),
    }
    answer = client.post("/briefing/file.pptx", data=form, headers={"X-Tramso": "briefing"})
    assert answer.status_code == 200 and "“Source”" in json.loads(answer.headers["X-Tramso-Lacking"])[0]


@pytest.mark.parametrize("file", [b"PK\x03\x04 no archive", b"{}", b"\xff\xfe"])
def test_a_file_that_is_no_briefing_is_refused(client: FlaskClient, file: bytes):
    assert ask(client, "open?lang=en", file).text == t("briefing.refused.damaged", "en")


def test_an_archive_that_would_unpack_to_far_more_is_refused(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
):
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as parts:
        parts.writestr("ppt/presentation.xml", bytes(3 << 20))
    monkeypatch.setattr(exchange, "UNPACKED", 0.1)
    assert ask(client, "open?lang=en", bomb.getvalue()).text == t("briefing.refused.too_large", "en")


def test_a_kind_that_nothing_writes_is_not_found(client: FlaskClient):
    assert ask(client, "file.exe", Briefing()).status_code == 404
