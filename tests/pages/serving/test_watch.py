"""What is said of every answer."""

import asyncio
import json
import logging
from typing import Any

import pytest

from pages.serving.log import JsonLines
from pages.serving.watch import SECONDS, Watched, kind_of


def counted(kind: str, status: str) -> float:
    return sum(
        sample.value
        for metric in SECONDS.collect()
        for sample in metric.samples
        if sample.name.endswith("_count") and sample.labels == {"kind": kind, "status": status}
    )


def test_an_answer_has_one_id_for_reader_log_and_application(caplog: pytest.LogCaptureFixture):
    scope: dict[str, Any] = {
        "path": "/map/data/values",
        "method": "GET",
        "headers": [(b"x-request-id", b"forged")],
    }
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    watched = Watched(scope, send)
    before = counted("map", "200")
    asyncio.run(watched.send({"type": "http.response.start", "status": 200, "headers": []}))
    with caplog.at_level(logging.INFO):
        watched.done()
    known = watched.id.encode()
    assert [value for name, value in scope["headers"] if name == b"x-request-id"] == [known]
    assert (b"x-request-id", known) in sent[0]["headers"]
    assert counted("map", "200") == before + 1
    line = json.loads(JsonLines().format(caplog.records[-1]))
    assert (line["request"], line["status"], line["path"]) == (watched.id, 200, "/map/data/values")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/nowhere/else", "page"),
        ("*", "page"),
        ("/_dash-update-component", "callback"),
        ("/_dash-component-suites/dash/x.js", "assets"),
        ("/shapes/x", "shapes"),
    ],
)
def test_addresses_are_of_few_kinds(path: str, kind: str):
    assert kind_of(path) == kind


def test_a_fault_keeps_its_trace_on_one_line():
    try:
        raise ValueError("broken")
    except ValueError as error:
        record = logging.LogRecord(
            "tramso", logging.ERROR, __file__, 1, "failed", (), (ValueError, error, error.__traceback__)
        )
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "ValueError: broken" in json.loads(line)["trace"]
