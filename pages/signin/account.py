"""Who is signed in, in the header: the name, what he may see, and the way out."""

from dash import html
from dash.development.base_component import Component
from flask import g, has_request_context

from components.attributes import attributes
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
    inside: list[Component] = [html.Strong(who.name), html.P(_right(g.reader, language))]
    if settings().auth.kind == "oidc":  # a proxy's own session is not ours to end
        out = html.Button(t("signin.sign_out", language), type="submit", className="tool")
        inside.append(html.Form(out, method="post", action=from_root(f"/sign-out?lang={language}")))
    initial = html.Span(who.name[:1], className="account-initial", **attributes(aria_hidden="true"))
    name = [initial, html.Span(who.name, className="account-name")]
    summary = html.Summary(name, title=t("signin.as", language, name=who.name))
    return [html.Details([summary, html.Div(inside, className="account-within")], className="account")]


def _right(reader: Reader, language: Language) -> str:
    place = place_name(load_units(settings().unit_files), "34", reader.province, language)
    return t(f"signin.role.{reader.role}", language, place=place)
