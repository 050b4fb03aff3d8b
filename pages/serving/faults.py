"""A fault in words: a sentence with the request's id for the reader, and the whole of it in the log."""

import logging
import secrets

from flask import has_request_context, request

from data.errors import TramSoError
from data.words import Language, t

logger = logging.getLogger("tramso")


def told(error: Exception, language: Language) -> str:
    """The sentence on a fault; what the operator needs of it, paths and traces, is logged only."""
    given = request.headers.get("X-Request-Id") if has_request_context() else None
    reference = given or secrets.token_hex(4)
    if isinstance(error, TramSoError):
        logger.error("data cannot be read, reference %s: %s", reference, error)
        return t("state.unreadable", language, reference=reference)
    logger.error("failed, reference %s", reference, exc_info=error)
    return t("state.error", language, reference=reference)
