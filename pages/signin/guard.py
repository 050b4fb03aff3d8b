"""What stands before every request: whose it is and what he may see, or the answer that refuses it."""

from collections.abc import Callable

from flask import Flask, Request, Response, g, request

from data.auth_settings import AuthSettings
from data.errors import TramSoError
from data.roles.file import mapping_in
from data.roles.mapping import NoRole
from data.scope import Reader
from data.settings import settings
from pages.signin import proxied, session
from pages.signin.answers import refused, to_sign_in
from pages.signin.audited import note
from pages.signin.peer import comes_from
from pages.signin.person import NotSignedIn, Person, Refused

# What tells nothing of stations: the server's health, files of the product and of its libraries, shapes.
OPEN = ("/health", "/ready", "/shapes/<name>", "/_favicon.ico")
SIGNING = ("/sign-in", "/sign-in/back", "/sign-out", "/sign-out/done")
OPEN_BELOW = ("/assets/", "/_dash-component-suites/")
METRICS = "/metrics"
PEOPLE: dict[str, Callable[[Request, AuthSettings], Person]] = {
    "proxy": proxied.person,
    "oidc": session.person,
}


def require_sign_in(server: Flask) -> None:
    """Let only those in who are known: `flask.g.who` says who asks, `flask.g.reader` what he may see."""
    server.before_request(check)
    chosen = settings()
    if chosen.auth.kind == "oidc":
        from pages.signin.provider import Provider
        from pages.signin.routes import sign_in_routes

        session.keep_sessions(server, chosen)
        server.register_blueprint(sign_in_routes(Provider(server, chosen)))


def check() -> Response | None:
    """The answer to a request that is not let in; None where nobody has to sign in, or somebody has."""
    auth = settings().auth
    if not auth.on or _is_open(request):
        return None
    try:
        if request.path == METRICS:
            _require_listed(auth)
            return None
        person = PEOPLE[auth.kind](request, auth)
        g.reader = reader_of(person, auth)
        g.who = person.who
    except NotSignedIn:
        return to_sign_in(request)
    except Refused as known:
        return refused(known.key, known.status)
    return None


def reader_of(person: Person, auth: AuthSettings) -> Reader:
    """What a person may see by the file of roles as it is now; raises Refused where that is nothing."""
    try:
        return mapping_in(auth.roles).reader(person.claims)
    except NoRole as none:
        note("refused", str(person.who), why=none.why)
        raise Refused(f"signin.refused.{none.why}") from None
    except TramSoError:
        raise Refused("signin.refused.file", 503) from None


def _require_listed(auth: AuthSettings) -> None:
    if not comes_from(request, auth.metrics_from):
        raise Refused("signin.refused.metrics")


def _is_open(asked: Request) -> bool:
    """By the rule that answers, not by how an address begins: `/assets/` itself is a page of ours."""
    rule = asked.url_rule.rule if asked.url_rule else ""
    return rule in (*OPEN, *SIGNING) or rule.startswith(OPEN_BELOW)
