"""The headers of every answer: what it may load, who may frame it, how long it may be kept."""

from collections.abc import Callable, Sequence
from functools import cache
from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from data.settings import settings
from pages.shell.reader import signed_in

YEAR = 31_536_000
FOR_A_YEAR = f"public, max-age={YEAR}, immutable"
POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    # Plotly and Dash write style elements and attributes; scripts never.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PLAIN = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def protect(server: Flask, hashes: Callable[[], Sequence[str]]) -> None:
    """Put the headers on every answer; `hashes` are those of Dash's own inline script."""

    @cache
    def policy() -> str:
        own = {
            "script-src": " ".join([POLICY["script-src"], *hashes()]),
            "form-action": " ".join([POLICY["form-action"], *_form_targets()]),
        }
        return "; ".join(f"{name} {value}" for name, value in (POLICY | own).items())

    @server.after_request
    def add(response: Response) -> Response:
        response.status_code = g.get("status", response.status_code)
        response.headers.update(PLAIN | _over_https() | {"Content-Security-Policy": policy()})
        _keep(response)
        return response


def _form_targets() -> list[str]:
    """The provider of sign-ins, to which the form that signs out leads on."""
    auth = settings().auth
    parts = urlsplit(auth.issuer)
    return [f"{parts.scheme}://{parts.netloc}"] if auth.kind == "oidc" else []


def _over_https() -> dict[str, str]:
    """That browsers come by HTTPS only, where readers know an address that does."""
    secure = settings().address.startswith("https://")
    return {"Strict-Transport-Security": f"max-age={YEAR}"} if secure else {}


def pinned(body: bytes | str, kind: str, version: str) -> Response:
    """An answer of that type made of a version: kept for a year where the address asks for that very one.

    What is made for a reader who signed in is never kept: the next one at the same screen may see less.
    """
    response = Response(body, mimetype=kind)
    own = version in (request.args.get("version"), request.view_args and request.view_args.get("version"))
    response.headers["Cache-Control"] = FOR_A_YEAR if own and not signed_in() else "no-store"
    return response


def _keep(response: Response) -> None:
    """Files with a fingerprint in their address are kept for a year and never asked for again."""
    of_dash = request.path.startswith("/_dash-component-suites/") and ".v" in request.path
    ours = request.path.startswith("/assets/tramso.")
    icon = request.path == "/_favicon.ico" and "v" in request.args
    if response.status_code == 200 and (of_dash or ours or icon):
        response.headers["Cache-Control"] = FOR_A_YEAR
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store" if signed_in() else "no-cache"
