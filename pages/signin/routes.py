"""The way to the provider, back from it, and out."""

import re
from collections.abc import Mapping

from flask import Blueprint, Response, make_response, redirect, request

from components.reading.address import from_root, language_of
from data.roles.file import mapping_in
from data.settings import settings
from data.words import LANGUAGES, t
from pages.serving.origin import same_origin
from pages.signin import session
from pages.signin.answers import page, refused
from pages.signin.audited import note
from pages.signin.guard import reader_of
from pages.signin.person import Person, Refused, Who
from pages.signin.provider import Provider

# A path of this server and its query: browsers take `//` and `/\` for another server.
OWN = re.compile(r"/(?![/\\])[\x21-\x7e]{0,1000}")
NAMES = ("name", "preferred_username", "email", "sub")


def sign_in_routes(provider: Provider) -> Blueprint:
    """The addresses of signing in with a provider."""
    routes = Blueprint("signin", __name__)
    routes.register_error_handler(Refused, lambda error: refused(error.key, error.status))

    @routes.get("/sign-in")
    def sign_in() -> Response:
        """To the provider, and afterwards to `next`."""
        return _to(provider.begin(own_path(request.args.get("next", "/"))))

    @routes.get("/sign-in/back")
    def back() -> Response:
        """From the provider: a session for whom it names and the file of roles knows."""
        claims, there = _finished(provider)
        auth = settings().auth
        person = Person(_who(claims), claims)
        note("signed_in", str(person.who), reader_of(person, auth))
        session.begin(Person(person.who, mapping_in(auth.roles).kept(claims)))
        return _to(from_root(own_path(there)))

    @routes.post("/sign-out")
    def sign_out() -> Response:
        """Out of here, and out of the provider where it offers that; from our own pages only."""
        if not same_origin(request):
            raise Refused("signin.refused.forged")
        note("signed_out", str(session.who()))
        session.end()
        language = language_of(request.query_string.decode(errors="replace"))
        done = from_root(f"/sign-out/done?state={language}")
        return _to(provider.end(language) or done, 303)

    @routes.get("/sign-out/done")
    def done() -> Response:
        """That one is signed out; the provider hands the language back as the state."""
        state = request.args.get("state", "")
        language = next((known for known in LANGUAGES if known == state), LANGUAGES[0])
        words = t("signin.out", language, product=t("product", language))
        return page(words, 200, language, "signin.in")

    return routes


def _finished(provider: Provider) -> tuple[Mapping[str, object], str]:
    try:
        return provider.finish()
    except Refused as known:
        if known.key == "signin.refused.token":
            note("refused", why="token")
        raise


def own_path(text: str) -> str:
    """A path of this server to go to after signing in; anything else becomes `/`."""
    signing = text.startswith(("/sign-in", "/sign-out"))
    return text if OWN.fullmatch(text) and "\\" not in text and not signing else "/"


def _who(claims: Mapping[str, object]) -> Who:
    names = [text for text in (claims.get(key) for key in NAMES) if isinstance(text, str) and text]
    return Who(str(claims["sub"]), names[0])


def _to(address: str, status: int = 302) -> Response:
    response = make_response(redirect(address, status))
    response.headers["Cache-Control"] = "no-store"
    return response
