"""What is said instead of an answer: one sentence in the reader's language, never a trace."""

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, NotFound

from components.reading.address import language_of
from data.errors import TramSoError
from data.words import Language, t
from pages.serving.faults import told

TOO_LARGE = (413, 414, 431)


def answer_faults(server: Flask) -> None:
    """Give every refusal and every fault of a server its sentence."""
    server.register_error_handler(HTTPException, refusal)
    server.register_error_handler(DependencyException, lambda _error: refusal(NotFound()))
    server.register_error_handler(Exception, fault)


def refusal(error: HTTPException) -> HTTPException | Response:
    """The sentence of a refused request; redirects stay as they are."""
    response = error.get_response()
    if response.status_code < 400:
        return error
    return said(_refused(response.status_code, _language()), response.status_code)


def fault(error: Exception) -> Response:
    """The sentence in place of an answer that failed: 503 where published data cannot be read, else 500."""
    return said(told(error, _language()), 503 if isinstance(error, TramSoError) else 500)


def _language() -> Language:
    return language_of(request.query_string.decode(errors="replace"))


def _refused(status: int, language: Language) -> str:
    product = t("product", language)
    if status == 404:
        return t("not_found.sentence", language, path=request.path, product=product)
    key = "refused.too_large" if status in TOO_LARGE else "refused.unfit"
    return t(key, language, product=product)


def said(words: str, status: int) -> Response:
    """A sentence in place of an answer; plain text, since it may repeat what the reader sent."""
    response = Response(words, status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
