"""Secrets that the settings name by their file, never by their value."""

from pathlib import Path

from data.errors import TramSoError

SHORTEST = 32  # characters of a key: 128 bits as hexadecimal digits


def session_keys(path: Path | None) -> list[str]:
    """The keys of sessions, a line each: the first signs, all are believed. Raises TramSoError."""
    if path is None:
        raise TramSoError(
            "TRAMSO_SESSION_KEY_FILE is not set: make a key with `openssl rand -hex 32 > FILE`, let only the "
            "service's user read it, and name the file."
        )
    keys = _lines(path, "TRAMSO_SESSION_KEY_FILE")
    if not keys or min(map(len, keys)) < SHORTEST:
        raise TramSoError(
            f"TRAMSO_SESSION_KEY_FILE: {path} has to hold a key of at least {SHORTEST} characters a line: "
            "make one with `openssl rand -hex 32`."
        )
    return keys


def client_secret(path: Path | None) -> str | None:
    """The secret that the provider gave us; None for a client without one. Raises TramSoError."""
    if path is None:
        return None
    lines = _lines(path, "TRAMSO_OIDC_SECRET_FILE")
    if len(lines) != 1:
        raise TramSoError(f"TRAMSO_OIDC_SECRET_FILE: {path} has to hold the client's secret on one line.")
    return lines[0]


def _lines(path: Path, setting: str) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or "it is no text"
        raise TramSoError(f"{setting}: {path} cannot be read ({told}): correct its path or rights.") from None
    return [line.strip() for line in text.splitlines() if line.strip()]
