"""Who is signed in, in the header: the name, what he may see, and the way out."""

from dash import html
from dash.development.base_component import Component
from flask import g, has_request_context

from components.reading.address import from_root
from components.reading.places import place_name
from data.geography.units import load_units
from data.scope import Reader
from data.settings import settings
from data.words import Language, t


def account(language: Language) -> list[Component]:
    """A fold with who is signed in; nothing where nobody has to sign in."""
    who = g.get("who") if has_request_context() else None
    if who is None:
        return []
    inside: list[Component] = [html.P(_right(g.reader, language))]
    if settings().auth.kind == "oidc":  # a proxy's own session is not ours to end
        out = html.Button(t("signin.sign_out", language), type="submit", className="tool")
        inside.append(html.Form(out, method="post", action=from_root(f"/sign-out?lang={language}")))
    name = html.Summary(who.name, title=t("signin.as", language, name=who.name))
    return [html.Details([name, html.Div(inside, className="account-within")], className="account")]


def _right(reader: Reader, language: Language) -> str:
    place = place_name(load_units(settings().unit_files), "34", reader.province, language)
    return t(f"signin.role.{reader.role}", language, place=place)
