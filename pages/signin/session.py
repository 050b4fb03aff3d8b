"""Who has signed in, in a signed cookie of the browser: no server remembers it, so every worker knows it."""

import hashlib
from time import time

from flask import Flask, Request, session
from flask.sessions import SecureCookieSessionInterface

from data.auth_settings import AuthSettings
from data.settings import Settings
from pages.signin.keys import session_keys
from pages.signin.person import NotSignedIn, Person, Who

PERSON = "person"
LONGEST_NAME = 80


class Signed(SecureCookieSessionInterface):
    """Flask's session, signed with SHA-256."""

    digest_method = staticmethod(hashlib.sha256)


def keep_sessions(server: Flask, chosen: Settings) -> None:
    """Have sessions signed with the keys of the settings, in a cookie that no script can read."""
    first, *earlier = session_keys(chosen.auth.key_file)
    server.session_interface = Signed()
    server.config |= {
        "SECRET_KEY": first,
        "SECRET_KEY_FALLBACKS": earlier,
        "SESSION_COOKIE_NAME": cookie_name(chosen),
        "SESSION_COOKIE_PATH": f"{chosen.base_path}/",
        "SESSION_COOKIE_SECURE": _is_secure(chosen),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",  # Strict would not be sent on the way back from the provider
        "PERMANENT_SESSION_LIFETIME": 60 * chosen.auth.session_minutes,
    }


def cookie_name(chosen: Settings) -> str:
    """With a prefix by which browsers refuse one that was set without HTTPS or by a neighbouring server."""
    if not _is_secure(chosen):
        return "tramso"
    return "__Secure-tramso" if chosen.base_path else "__Host-tramso"


def _is_secure(chosen: Settings) -> bool:
    return chosen.address.startswith("https://")


def begin(person: Person) -> None:
    """Begin a session of somebody who has just signed in; whatever the browser had before is gone."""
    session.clear()
    session[PERSON] = {
        "id": person.who.id,
        "name": person.who.name[:LONGEST_NAME],
        "claims": person.claims,
        "since": int(time()),
    }


def end() -> None:
    """Take the session out of the browser."""
    session.clear()


def who() -> Who | None:
    """Whose session it is, however old."""
    kept = session.get(PERSON)
    return Who(kept["id"], kept["name"]) if kept else None


def person(_asked: Request, auth: AuthSettings) -> Person:
    """Who signed in, no longer ago than sessions last; raises NotSignedIn."""
    kept = session.get(PERSON)
    if kept is None or time() - kept["since"] > 60 * auth.session_minutes:
        raise NotSignedIn
    return Person(Who(kept["id"], kept["name"]), kept["claims"])
