"""A provider that says whatever a test has it say: its tokens may be forged, foreign or late."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Semaphore, Thread
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "tramso"


class Untrue:
    """Its answers can be changed one by one: `claims` and `header` of the token, `key`, whole `answers`."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key: RSAKey = RSAKey.generate_key(2048, {"kid": "one"})
        self.published = [self.key]
        self.nonce = ""
        self.claims: dict[str, Any] = {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.metadata: dict[str, Any] = {}
        self.token: Callable[[str], object] = lambda signed: {"access_token": "a", "id_token": signed}
        self.status = 200
        self.waits: Event | None = None
        self.asked = Semaphore(0)

    def said(self, path: str) -> object:
        """The answer at a path."""
        if path.endswith("/openid-configuration"):
            return {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "end_session_endpoint": f"{self.issuer}/end",
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            } | self.metadata
        if path == "/keys":
            return {"keys": [key.as_dict(private=False) for key in self.published]}
        return self.token(self.signed())

    def signed(self) -> str:
        """An ID token, true but for what the test changed; a claim that is None is left out."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "7",
            "name": "An",
            "groups": ["moh"],
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonce,
        } | self.claims
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(self.header, kept, self.key)


@contextmanager
def untrue_provider() -> Iterator[Untrue]:
    """One on a loopback port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            provider.asked.release()
            if provider.waits:
                provider.waits.wait(20)
            said = provider.said(self.path)
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(provider.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        provider = Untrue(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, daemon=True).start()
        yield provider
        server.shutdown()
