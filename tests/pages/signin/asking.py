"""Requests as a server's connection brings them."""

from typing import Any

from flask import Flask, g

from pages.signin.guard import require_sign_in

BROWSER = {"Accept": "text/html,*/*;q=0.8", "Sec-Fetch-Mode": "navigate"}
SCRIPT = {"Accept": "*/*", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}


def guarded() -> Flask:
    """A server that answers every address with whom it takes the reader for."""
    server = Flask(__name__, static_folder=None)
    require_sign_in(server)
    for number, rule in enumerate(
        ("/", "/<path:path>", "/health", "/ready", "/metrics", "/shapes/<name>", "/assets/<path:filename>")
    ):
        server.add_url_rule(
            rule, str(number), lambda **_: f"{g.get('who')!r} {g.get('reader')}", methods=["GET", "POST"]
        )
    return server


def connection(peer: str | None, *headers: tuple[str, str]) -> dict[str, Any]:
    """What a client of Flask's hands on as the connection; header names in small letters, as in ASGI."""
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {"environ_overrides": {"asgi.scope": {"client": (peer, 1) if peer else None, "headers": raw}}}
