"""What scripts ask for obeys too: callbacks, figures of a briefing, marks."""

import json
from typing import Any

import polars as pl
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from components.briefing.briefing import Briefing
from components.briefing.code import to_json
from components.briefing.item import Item
from data.audit.log import AuditLog
from data.marks.sent import as_sent
from data.settings import settings
from pages.marks.forged import HEADER
from pages.registry import PAGES
from pages.shell.published import publication
from tests.data.marks.made import made
from tests.pages.shell.rights.telling import (
    MINISTRY,
    OWN,
    PROVINCE,
    RESTRICTED,
    Known,
    all_stations,
    read,
    told,
)
from tests.torture.hostile import CALLBACK, page_request, search_request

LISTED = (Item("1", path="/stations", figure="stations"), Item("2", path="/quality", figure="silent"))


def refused(answer: TestResponse, role: str, known: Known, asked: str = "") -> bool:
    """Whether no station that is not the reader's is named; what he asked for himself is said back to him."""
    assert answer.status_code < 500
    return not told(read(answer.data, answer.content_type), known.forbidden(role) - {asked})


def ask(client: FlaskClient, body: dict[str, Any], role: str) -> TestResponse:
    return client.post(
        CALLBACK, data=json.dumps(body), content_type="application/json", headers={"Reader": role}
    )


@pytest.mark.parametrize("role", RESTRICTED)
def test_callbacks_of_every_page(client: FlaskClient, known: Known, role: str):
    for page in PAGES.values():
        for address in page.examples:
            path, _, query = address.partition("?")
            assert refused(ask(client, page_request(path, f"?{query}"), role), role, known), address
    listed = page_request("/stations", "?lang=vi")
    assert not refused(ask(client, listed, MINISTRY), role, known)


def test_the_search_finds_places_for_all_and_stations_for_who_may_see_them(client: FlaskClient, known: Known):
    name = next(name for name in sorted(known.others) if name.startswith("Trạm"))
    asked = search_request(name, "/", "?lang=vi")
    assert not refused(ask(client, asked, MINISTRY), PROVINCE, known, name)
    for role in RESTRICTED:
        assert refused(ask(client, asked, role), role, known, name)
        found = ask(client, search_request("Hà Nội", "/", "?lang=vi"), role)
        assert "/places/34/01" in read(found.data, found.content_type)


@pytest.mark.parametrize("role", RESTRICTED)
def test_a_briefing_is_drawn_for_who_asks(client: FlaskClient, known: Known, role: str):
    body = to_json(Briefing(items=LISTED))
    for what in ("drawn", "file.xlsx", "file.docx"):
        sent: Any = {"briefing": body} if what.startswith("file") else body
        whole, part = (
            client.post(f"/briefing/{what}", data=sent, headers={"X-Tramso": "briefing", "Reader": who})
            for who in (MINISTRY, role)
        )
        assert whole.status_code == 200 and not refused(whole, role, known), what
        assert refused(part, role, known), what


def test_marks_are_of_stations_that_may_be_seen(client: FlaskClient, known: Known):
    rows = all_stations(publication())
    mine = rows.filter(province=OWN)["station_id"][0]
    other = rows.filter(pl.col("province") != OWN)["station_id"][0]
    for station, role, status in ((mine, PROVINCE, 200), (other, PROVINCE, 403), (mine, "viewer", 403)):
        token = client.get("/marks/token", headers={"Reader": role}).get_json()["token"]
        for what in ("station", "history"):
            answer = client.get(f"/marks/{what}?station={station}", headers={"Reader": role})
            assert answer.status_code == status
        sent = {"events": [as_sent(made(station=station))]}
        headers = {HEADER: token, "Sec-Fetch-Site": "same-origin", "Reader": role}
        assert client.post("/marks", json=sent, headers=headers).status_code == status
    kept = client.get(f"/marks/station?station={mine}", headers={"Reader": MINISTRY}).get_json()["standing"]
    assert len(kept[mine]) == 1


def test_exports_marks_and_refusals_are_in_the_audit_log(
    client: FlaskClient, known: Known, monkeypatch, tmp_path
):
    monkeypatch.setenv("TRAMSO_AUDIT", str(tmp_path / "audit"))
    settings.cache_clear()
    rows = all_stations(publication())
    mine = rows.filter(province=OWN)["station_id"][0]
    other = rows.filter(pl.col("province") != OWN)["station_id"][0]
    token = client.get("/marks/token", headers={"Reader": PROVINCE}).get_json()["token"]
    headers = {HEADER: token, "Sec-Fetch-Site": "same-origin", "Reader": PROVINCE}
    client.post("/marks", json={"events": [as_sent(made(station=mine))]}, headers=headers)
    client.post("/marks", json={"events": [as_sent(made(station=other))]}, headers=headers)
    client.get("/download/trend.csv?lang=vi", headers={"Reader": PROVINCE})
    client.get("/data/units.csv", headers={"Reader": PROVINCE})
    log = AuditLog(tmp_path / "audit")
    assert [one.deed for one in log.entries()] == ["marked", "refused", "exported", "exported"]
    assert {one.role for one in log.entries()} == {PROVINCE} and not log.verify().faults
