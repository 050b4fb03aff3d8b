"""The way in: a request is taken in whole, within limits of size and time, before a thread works on it."""

import asyncio
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.asgi_typing import HTTPRequestEvent, HTTPScope, Receive, Send

from components.reading.address import language_of
from data.settings import Settings, settings
from data.words import t
from pages.serving.watch import Watched

UPLOADS = "/briefing/"
SLOW, BODY_TOO_LARGE, ADDRESS_TOO_LONG = 408, 413, 414
UNFIT, REFUSED = (
    400,
    {SLOW: "refused.slow", BODY_TOO_LARGE: "refused.too_large", ADDRESS_TOO_LONG: "refused.too_large"},
)


class Refused(Exception):
    """A request that is not let in; `status` is the answer's."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Front:
    """A WSGI application that works in threads, behind the event loop that takes requests in.

    A body that never ends, or dribbles, waits in the event loop and holds no thread; one that is too
    large or too slow is answered and its connection closed. (Flask and a2wsgi have each their own type of a
    WSGI application.)
    """

    def __init__(self, inner: Any, threads: int) -> None:
        self._inner = WSGIMiddleware(inner, workers=threads)

    async def __call__(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope = _below(scope, settings().base_path)
        watched = Watched(scope, send)
        try:
            body = await _taken_in(scope, receive, settings())
            await self._inner(scope, _once(body), watched.send)
        except Refused as refused:
            await _refuse(scope, watched.send, refused.status)
        except ConnectionError:
            return
        finally:
            watched.done()


def _below(scope: HTTPScope, base: str) -> HTTPScope:
    """The request without the path that the server is below; a proxy may have taken it away already."""
    path, raw = scope["path"], scope["raw_path"]
    if not base or not f"{path}/".startswith(f"{base}/") or not raw.startswith(base.encode()):
        return scope
    return {**scope, "path": path[len(base) :] or "/", "raw_path": raw[len(base) :] or b"/"}


async def _taken_in(scope: HTTPScope, receive: Receive, limits: Settings) -> bytes:
    """The whole body; raises Refused, or ConnectionError when the client goes away."""
    address = scope["raw_path"] + scope["query_string"]
    if len(address) > limits.longest_address:
        raise Refused(ADDRESS_TOO_LONG)
    if not address.isascii():
        raise Refused(UNFIT)
    try:
        async with asyncio.timeout(limits.body_seconds):
            return await _body(receive, _largest(scope["path"], limits))
    except TimeoutError:
        raise Refused(SLOW) from None


def _largest(path: str, limits: Settings) -> int:
    """The most bytes of a body: a briefing comes with a template or a file made earlier."""
    return limits.largest_upload if path.startswith(UPLOADS) else limits.largest_body


async def _body(receive: Receive, largest: int) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        if message["type"] == "http.request":
            body += message["body"]
            more = message["more_body"]
        if len(body) > largest:
            raise Refused(BODY_TOO_LARGE)
    return bytes(body)


def _once(body: bytes) -> Receive:
    """The body as an application asks for it."""

    async def receive() -> HTTPRequestEvent:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def _refuse(scope: HTTPScope, send: Send, status: int) -> None:
    language = language_of(scope["query_string"].decode("latin-1"))
    words = t(REFUSED.get(status, "refused.unfit"), language, product=t("product", language)).encode()
    headers = (
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(words)).encode()),
        (b"connection", b"close"),
    )
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words, "more_body": False})
