"""The page as HTML in the first answer of an address: its words stand before any script has run.

With it comes all that Dash asks for first (assets/base/given.js): it draws the same page behind the
HTML and takes over once that is whole (assets/base/first_response.js).
"""

import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

import dash_bootstrap_components as dbc
from dash import Dash, dcc, html
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Request, g, request

from components.cards.grid_card import GridPlace
from components.cards.table_twin import written_out
from components.frame.assets import libraries, preloads
from components.static_html import StandIn, html_of
from pages.registry import page_at
from pages.router import build, layout, shown
from pages.shell.ids import FILTERS, FOOTER, HEADER, PAGE, STATUS
from pages.shell.page import NOT_FOUND

# What ends a script in HTML, or hides its end.
ENDS_OR_HIDES = re.compile(r"<(?=/script|!--)", re.IGNORECASE)


class FirstResponses(Dash):
    """Dash whose first answer holds the page; after it the scripts, which take a second to start."""

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # Dash calls it by names only
        """The document of the address that is asked for; Dash names its parts."""
        first = first_response(request)
        at = (self.config.assets_folder, self.config.requests_pathname_prefix)
        given = _in_a_script(to_json(self.given(first.sent)))
        g.status = first.status
        return f"""<!DOCTYPE html>
<html lang="{first.language}">
    <head>
        {parts["metas"]}
        <title>{escape(first.title)}</title>
        <meta name="color-scheme" content="light dark">
        {parts["favicon"]}
        {preloads(*at)}
        {parts["css"]}
    </head>
    <body {libraries(*at)}>
        <div id="first">{first.html}</div>
        {parts["app_entry"]}
        {parts["config"]}
        <script id="given" type="application/json">{given}</script>
        {parts["scripts"]}
        {parts["renderer"]}
    </body>
</html>"""

    def given(self, sent: tuple[Any, ...]) -> dict[str, Any]:
        """Address → the answer to what Dash asks for first; `output`: the callback's."""
        output = next(one["output"] for one in self._callback_list if f"{PAGE}.children" in one["output"])
        named = [one.split(".") for one in output.strip(".").split("...")]
        response = {part: {name: value} for (part, name), value in zip(named, sent, strict=True)}
        return {
            "_dash-layout": self.get_layout(),
            "_dash-dependencies": self._callback_list,
            "_dash-update-component": {"multi": True, "response": response},
            "output": output,
        }


def _in_a_script(text: str) -> str:
    """JSON with markup as it is, not escaped as by Plotly: it packs to little beside the HTML before it."""
    plain = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    return ENDS_OR_HIDES.sub(r"\\u003c", plain)


@dataclass(frozen=True)
class FirstResponse:
    """html: of the whole page; title: of the window; status: of the answer; sent: the page for Dash."""

    html: str
    title: str
    language: str
    status: int
    sent: tuple[Any, ...]


def first_response(asked: Request) -> FirstResponse:
    """The page at the address that is asked for; a fault is a sentence in its main part."""
    path = _path(asked)
    built = build(path, f"?{asked.query_string.decode()}")
    sent = shown(built)  # first: most of a page is text then, and written out once
    parts = dict(zip((HEADER, FILTERS, STATUS, PAGE, FOOTER), sent, strict=False))
    parts["skip"] = built.meta.get("skip")
    house = layout()
    for part in house.children:
        part.children = parts.get(getattr(part, "id", ""), getattr(part, "children", None))
    status = 404 if page_at(path)[0].key == NOT_FOUND else 200
    html = html_of(house, STAND_INS)
    return FirstResponse(html, built.meta["title"], built.meta["language"], status, sent)


def _path(asked: Request) -> str:
    """The path as the browser sent it: an encoded stroke is part of an id."""
    raw = asked.environ.get("asgi.scope", {}).get("raw_path")
    return raw.decode() if raw else quote(asked.path)


def _dropdown(control: Any) -> str:
    """Its shown value, at its place."""
    labels = {option["value"]: option["label"] for option in control.options}
    words = labels.get(control.value, control.placeholder)
    return f'<span class="control-value">{escape(words)}</span>'


def _field(field: Any) -> str:
    said = {name: escape(getattr(field, name, None) or "") for name in ("class_name", "value", "placeholder")}
    return '<input type="search" class="{class_name}" value="{value}" placeholder="{placeholder}">'.format(
        **said
    )


def _grid(grid: Any) -> str:
    """Its first rows, for a reader without scripts."""
    return html_of(html.Noscript(grid.first_rows()), {})


def _twin(place: Any) -> str:
    return f"<noscript>{written_out(vars(place)['data-table'])}</noscript>"


STAND_INS: dict[type[Component] | str, StandIn] = {
    dcc.Dropdown: _dropdown,
    dbc.Input: _field,
    GridPlace: _grid,
    "data-table": _twin,
}
