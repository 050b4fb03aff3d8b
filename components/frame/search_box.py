"""The search that opens over any page, and how what it finds is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.controls.search_field import search_field
from data.words import Language, t
from data.words.numbers import format_number

BOX, TITLE, TEXT, FOUND = "search-box", "search-title", "search-text", "search-found"
# What was last asked for: assets/components/search.js writes it once the reader pauses.
ASKED = "search-asked"


@dataclass(frozen=True)
class Hit:
    """One thing found. level: its group; about: its kind's place in words; era: the badge; became: what of it
    is there today, both empty where there is nothing to say.
    """

    level: str
    name: str
    code: str
    about: str
    era: str
    became: str
    address: str


@dataclass(frozen=True)
class Found:
    """text: what was looked for; hits: the best first; total: how many there are."""

    text: str
    hits: Sequence[Hit]
    total: int
    too_short: bool


def search_button(language: Language) -> Component:
    """The button that opens the search; assets/components/search.js listens, as it does for / and Ctrl+K."""
    name = t("search.open", language)
    parts = [
        html.Span("⌕", className="search-sign", **attributes(aria_hidden="true")),
        html.Span(name, className="search-name"),
        html.Kbd("/", **attributes(aria_hidden="true")),
    ]
    keys = attributes(aria_keyshortcuts="/ Control+K", aria_haspopup="dialog", data_search_open="")
    return html.Button(parts, className="search-button", title=t("search.keys", language), **keys)


def search_box() -> Component:
    """The dialog, closed and without words: they come with the page's language."""
    text = search_field(TEXT, class_name="search-text")
    label = html.Label(html.Span(id=TITLE), htmlFor=TEXT)
    box: Component = dbc.Modal(
        [
            html.Div([label, text], className="search-head"),
            html.Div(id=FOUND, className="search-found"),
            dcc.Store(id=ASKED),
        ],
        id=BOX,
        is_open=False,
        fade=False,
        autofocus=True,
        labelledby=TITLE,
        class_name="search-modal",
    )
    return box


def found_list(found: Found, language: Language, page: str = "") -> list[Component]:
    """The hits by group, or a sentence where there are none.

    page: in the dialog, the address of the same list as a page; its links are options of a listbox there.
    """
    if found.too_short:
        return [_say(t("search.too_short" if found.text else "search.hint", language))]
    if not found.hits:
        return [_say(t("search.nothing", language, text=found.text))]
    by_level: dict[str, list[Hit]] = {}
    for hit in found.hits:
        by_level.setdefault(hit.level, []).append(hit)
    if not page:
        return [
            *(_group(level, hits, language, {}) for level, hits in by_level.items()),
            _count(found, language),
        ]
    groups = [_group(level, hits, language, {"role": "option"}) for level, hits in by_level.items()]
    box = html.Div(
        groups, id="search-list", role="listbox", **attributes(aria_label=t("search.found", language))
    )
    link = html.A(t("search.page", language), href=page, className="search-page")
    return [box, _count(found, language, link)]


def _group(level: str, hits: Sequence[Hit], language: Language, option: dict[str, Any]) -> Component:
    title = t(f"search.group.{level}", language)
    heading = html.Div(title, className="search-group", **attributes(aria_hidden="true"))
    return html.Div(
        [heading, *(_hit(hit, option) for hit in hits)], role="group", **attributes(aria_label=title)
    )


def _hit(hit: Hit, option: dict[str, Any]) -> Component:
    """A link; one of the dialog's options has a name too, for the field to say which is chosen."""
    era: list[Component | str] = [" ", html.Span(hit.era, className="badge")] if hit.era else []
    first = html.Span([html.Strong(hit.name), " ", html.Span(hit.code, className="search-code"), *era])
    rest = [html.Small(line) for line in (hit.about, hit.became) if line]
    path = hit.address.split("?")[0].strip("/").replace("/", "-").replace(".", "-")
    own = path if path.endswith(hit.code) else f"{path}-{hit.code}"  # two may lead to one place
    named = {"id": f"search-hit-{own}", **option} if option else {}
    return html.A([first, *rest], href=hit.address, className="search-hit", **named)


def _say(sentence: str) -> Component:
    return html.P(sentence, className="search-say", role="status")


def _count(found: Found, language: Language, *more: Component) -> Component:
    numbers = {"shown": len(found.hits), "total": found.total}
    texts = {name: format_number(number, language) for name, number in numbers.items()}
    words = html.Span(t("search.count", language, **texts), role="status")
    return html.P([words, *more], className="search-count")
