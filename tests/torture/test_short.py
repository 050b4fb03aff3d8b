"""The short form of the long tests: a real server under bad clients."""

import json
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from data.store.versions import open_store
from tests.served import serving
from tests.torture.clients import besiege
from tests.torture.hostile import JSON, page_request

DRIBBLING, FIRST = 200, 40


@pytest.fixture(scope="module")
def port(published_store: Path) -> Iterator[int]:
    """A server with two workers that has answered nothing yet but whether it is there."""
    with serving(published_store, TRAMSO_WORKERS="2", TRAMSO_BODY_SECONDS="3") as address:
        yield urlsplit(address).port


def test_the_first_callbacks_of_all_are_answered_at_once(port: int):
    body = json.dumps(page_request("/about", "")).encode()
    statuses = []

    def first() -> None:
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/_dash-update-component", body, JSON)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            statuses.append(answer.status)

    clients = [threading.Thread(target=first) for _ in range(FIRST)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert statuses == [200] * FIRST


def test_bodies_that_dribble_disturb_nobody_and_end(port: int):
    head = b"POST /_dash-update-component HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\n"
    dribbling = [socket.create_connection(("127.0.0.1", port), 20) for _ in range(DRIBBLING)]
    try:
        for client in dribbling:
            client.sendall(head + b"{")
        began = time.monotonic()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
            assert answer.status == 200
        assert time.monotonic() - began < 2
        assert {client.recv(12) for client in dribbling} == {b"HTTP/1.1 408"}
    finally:
        for client in dribbling:
            client.close()


def test_hostile_requests_get_a_sentence_and_no_fault(port: int, published_store: Path):
    store = open_store(published_store)
    dates = [day.isoformat() for day in store.manifest(store.current()).dates]
    answers = besiege(port, 800, 0.8, dates)
    assert answers.wrong == []
    assert answers.statuses.keys() >= {200, 400, 404, 405, 413, 414}
