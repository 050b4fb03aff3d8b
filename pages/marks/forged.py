"""Requests that another site makes a reader's browser send, told apart from those of our own pages."""

import secrets
from hmac import compare_digest

from flask import Request, Response

from data.settings import settings
from pages.serving.origin import same_origin

COOKIE, HEADER = "tramso_marks", "X-Tramso-Marks"


def of_our_pages(asked: Request) -> bool:
    """True where the browser says that a page of ours asks, and the page knows the token of the cookie.

    Another site can have the cookie sent but can neither read it nor put the header on.
    """
    token = asked.cookies.get(COOKIE, "")
    sent = asked.headers.get(HEADER, "")
    return same_origin(asked) and bool(token) and compare_digest(token.encode(), sent.encode())


def token_of(asked: Request) -> str:
    """The token of the reader's cookie, or a new one."""
    return asked.cookies.get(COOKIE) or secrets.token_urlsafe(24)


def with_token(response: Response, asked: Request, token: str) -> Response:
    """The answer with the cookie: for this session of the browser, no script can read it."""
    path = f"{settings().base_path}/marks"
    response.set_cookie(COOKIE, token, path=path, secure=asked.is_secure, httponly=True, samesite="Strict")
    return response
