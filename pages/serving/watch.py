"""Every answer counted, timed and said in the log, under an id that the reader's browser gets too."""

import logging
import os
import secrets
import time
from pathlib import Path

from a2wsgi.asgi_typing import HTTPScope, Send, SendEvent
from prometheus_client import Gauge, Histogram

from data.store.answers import ANSWERS

DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
ONE_IN = 50  # answers after which a connection is closed, so that clients find a worker that came back
KINDS = ("map", "gaps", "download", "data", "shapes", "assets", "health", "ready", "metrics")
CALLBACK, LIBRARIES = "_dash-update-component", "_dash-component-suites"
BUCKETS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)
logger = logging.getLogger("tramso")
SECONDS = Histogram(
    "tramso_request_seconds",
    "Answers by kind of address and status, in seconds",
    ("kind", "status"),
    buckets=BUCKETS,
)
CACHE = Gauge("tramso_cache_bytes", "Answers kept in memory, all workers", multiprocess_mode="livesum")


class Watched:
    """One request from its first byte to the last of its answer."""

    def __init__(self, scope: HTTPScope, send: Send) -> None:
        self.id = secrets.token_hex(4)
        self._began = time.monotonic()
        self._scope, self._send = scope, send
        self._status = 0
        given = [pair for pair in scope["headers"] if pair[0] != b"x-request-id"]
        scope["headers"] = [*given, (b"x-request-id", self.id.encode())]

    async def send(self, message: SendEvent) -> None:
        """Send a part of the answer; its head gets the request's id, and one in fifty ends its connection."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            more = [(b"x-request-id", self.id.encode())]
            if secrets.randbelow(ONE_IN) == 0:
                more.append((b"connection", b"close"))
            message["headers"] = [*message["headers"], *more]
        await self._send(message)

    def done(self) -> None:
        """Count the answer and say it in the log; status 0 is a client that went away."""
        seconds = time.monotonic() - self._began
        SECONDS.labels(kind_of(self._scope["path"]), str(self._status)).observe(seconds)
        CACHE.set(ANSWERS.bytes)
        said = {"request": self.id, "method": self._scope["method"], "path": self._scope["path"][:300]}
        logger.info("answered", extra={**said, "status": self._status, "seconds": round(seconds, 4)})


def kind_of(path: str) -> str:
    """The kind of an address, one of few."""
    first = path.split("/")[1] if path.startswith("/") else ""
    if first == CALLBACK:
        return "callback"
    if first == LIBRARIES:
        return "assets"
    return first if first in KINDS else "page"


def forget_dead_workers() -> None:
    """Remove the gauges of workers that are gone; called by one that starts."""
    for file in Path(os.environ[DIRECTORY]).glob("gauge_live*_*.db"):
        if not Path(f"/proc/{file.stem.rsplit('_', 1)[1]}").exists():
            file.unlink(missing_ok=True)
