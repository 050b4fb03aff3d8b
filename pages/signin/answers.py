"""What somebody is told who is not let in: a sentence; where a browser opens a page, with the way on."""

from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import quote

from flask import Request, Response, make_response, redirect, request

from components.frame.assets import STYLESHEETS, joined
from components.reading.address import from_root, language_of
from data.words import Language, t
from pages.serving.refusals import said

ASSETS = Path(__file__).parents[2] / "assets"
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{product}</title>
<link rel="stylesheet" href="{styles}">
</head>
<body>
<main class="told">
<h1>{product}</h1>
<p>{words}</p>
<p><a href="{href}">{link}</a></p>
</main>
</body>
</html>
"""


def asks_for_page(asked: Request) -> bool:
    """True where a browser opens an address for a reader, not a script for a page."""
    mode = asked.headers.get("Sec-Fetch-Mode")  # no browser sends it over plain HTTP
    html = "text/html" in asked.headers.get("Accept", "")
    return asked.method in ("GET", "HEAD") and (mode == "navigate" if mode else html)


def to_sign_in(asked: Request) -> Response:
    """The way to the provider and back to this address; a script of a page is told that it must sign in."""
    if not asks_for_page(asked):
        return said(t("signin.ended", _language()), 401)
    path = asked.environ.get("asgi.scope", {}).get("raw_path", b"").decode("latin-1") or quote(asked.path)
    query = asked.query_string.decode("latin-1")
    there = quote(f"{path}?{query}" if query else path, safe="/")
    return _unkept(make_response(redirect(from_root(f"/sign-in?next={there}"))))


def refused(key: str, status: int) -> Response:
    """The sentence of a refusal."""
    language = _language()
    words = t(key, language, product=t("product", language))
    return page(words, status, language) if asks_for_page(request) else said(words, status)


def page(words: str, status: int, language: Language, link: str = "signin.again") -> Response:
    """A document of one sentence and the way to the first page; link: the key of its words."""
    document = PAGE.format(
        language=language,
        product=escape(t("product", language)),
        words=escape(words),
        href=escape(from_root(f"/?lang={language}")),
        link=escape(t(link, language)),
        styles=from_root(f"/assets/{_stylesheet()}"),
    )
    return _unkept(Response(document, status, mimetype="text/html"))


@cache
def _stylesheet() -> str:
    return joined(ASSETS, STYLESHEETS).name


def _language() -> Language:
    """Of the address, or of the one that the reader is on the way to."""
    asked = request.args.get("next", "").partition("?")[2] or request.query_string.decode(errors="replace")
    return language_of(asked)


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
