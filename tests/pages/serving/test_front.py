"""What is let in, and what is said to a request that is not."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from data.settings import settings
from pages.serving.front import Front


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TRAMSO_BODY_KB", "1")
    monkeypatch.setenv("TRAMSO_BODY_SECONDS", "1")
    monkeypatch.setenv("TRAMSO_ADDRESS_LETTERS", "100")
    settings.cache_clear()
    yield
    settings.cache_clear()


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]


def asked(*pieces: bytes, address: str = "/", query: str = "lang=en", ends: bool = True) -> tuple[int, bytes]:
    """Status and content of the answer to a request whose body comes in pieces."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "http_version": "1.1",
        "headers": [],
    }
    waiting, sent = list(pieces), []

    async def receive() -> dict[str, Any]:
        if not waiting:
            await asyncio.sleep(60)
        more = len(waiting) > 1 or not ends
        return {"type": "http.request", "body": waiting.pop(0), "more_body": more}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def answered() -> None:
        await Front(echo, threads=1)(scope, receive, send)

    asyncio.run(answered())
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


def test_a_body_in_pieces_comes_whole():
    assert asked(b"one ", b"two") == (200, b"one two")


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (413, lambda: asked(b"x" * 600, b"x" * 600)),
        (414, lambda: asked(b"", address="/" + "x" * 200)),
        (414, lambda: asked(b"", query="x" * 200 + "&lang=en")),
        (400, lambda: asked(b"", query="q=ắ&lang=en")),
        (408, lambda: asked(b"never ends", ends=False)),
    ],
)
def test_what_is_not_let_in_is_told_in_a_sentence(status: int, answer: Callable[[], tuple[int, bytes]]):
    found, words = answer()
    assert found == status
    assert words.decode().endswith(".") and len(words) > 30
