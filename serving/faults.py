"""A fault in words: a sentence with a reference for the reader, and the whole of it in the log."""

import logging
import secrets

from data.errors import TramSoError
from data.words import Language, t

logger = logging.getLogger("tramso")


def told(error: Exception, language: Language) -> str:
    """The sentence on a fault; what the operator needs of it, paths and traces, is logged only."""
    reference = secrets.token_hex(4)
    if isinstance(error, TramSoError):
        logger.error("data cannot be read, reference %s: %s", reference, error)
        return t("state.unreadable", language, reference=reference)
    logger.error("failed, reference %s", reference, exc_info=error)
    return t("state.error", language, reference=reference)
