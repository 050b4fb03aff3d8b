"""Dots on a page: the picture of their date, a link over each tile, the key, and the way through time.

assets/components/dots.js lays a canvas over the picture when time moves.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.cells import link, unchecked
from components.dots.chart import DotChart
from components.dots.picture import dots_svg, mark_svg, size_of
from components.dots.states import PAPERLESS, STATES
from components.dots.tiles import LABEL, LETTERS, Layout
from components.static_html import StaticHtml
from data.words import t
from data.words.numbers import format_number

MARK = 12  # pixels of a dot in the key
WORDS = ("play", "stop", "slider", "silent", "since", "always", "told", "failed", "count")
RARE = 0.005  # of all dots
PLACEHOLDERS = ("name", "state", "since", "date", "count", "all")


def dot_picture(
    chart: DotChart,
    address: str,
    labels: Sequence[str],
    *,
    small: bool = False,
    numbered: Sequence[str] = (),
) -> Component:
    """address: of the dots' bytes and names, with {what} for which. labels: every date in words.

    small: as it stands beside other things: never wide, and it waits to be asked before it fetches.
    numbered: the codes of tiles whose names stand with their place in this order.
    """
    sizes = {} if small else {"wide": chart.wide}
    sizes |= {"narrow": chart.narrow, "phone": chart.phone}
    numbers = {code: number for number, code in enumerate(numbered, 1)}
    stages = [_stage(chart, layout, name, numbers) for name, layout in sizes.items()]
    told = _spec(chart, sizes, address, labels) | {"least": _least(chart, small=small)}
    spec = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return html.Div(
        [_time(labels), html.Div([*stages, _key(chart, small=small)], className="dots-room")],
        className=" ".join(["dots", *(["small"] if small else []), *(["country"] if chart.country else [])]),
        **attributes(data_dots=spec),
    )


def _stage(chart: DotChart, layout: Layout, name: str, numbers: Mapping[str, int]) -> Component:
    svg = dots_svg(chart.dots, layout, chart.at, f"{chart.key}-{name}-")
    size = {"aspectRatio": f"{layout.width:g} / {layout.height:.1f}", "maxWidth": f"{layout.width:g}px"}
    size["fontSize"] = f"min({LETTERS:g}px, {100 * LETTERS / layout.width:.2f}cqi)"
    marks = StaticHtml("div", {"className": "dots-drawn", "aria-hidden": "true"}, svg)
    return html.Div([marks, _links(chart, layout, numbers)], className=f"dots-stage {name}", style=size)


def _links(chart: DotChart, layout: Layout, numbers: Mapping[str, int]) -> Component:
    """Over each tile its name, which leads into it; read in the order of the picture's lines."""
    said = {row["code"]: row for row in chart.frame.iter_rows(named=True)}
    items = []
    for tile in layout.tiles:
        where = {
            "left": f"{100 * tile.x / layout.width:.3f}%",
            "top": f"{100 * tile.y / layout.height:.3f}%",
            "width": f"{100 * tile.width / layout.width:.3f}%",
            "height": f"{100 * tile.height / layout.height:.3f}%",
        }
        row = said.get(tile.code)
        more = unchecked(html.Span, children=_said(chart, row), className="sr-only") if row else ""
        number = numbers.get(tile.code)
        badge = [html.B(number, className="place-number", **attributes(aria_hidden="true"))] if number else []
        name = unchecked(html.Span, children=tile.name)
        way = link([*badge, name, more], chart.ways[tile.code])
        items.append(unchecked(html.Li, children=way, style=where))
    return html.Ul(items, className="dots-links")


def _said(chart: DotChart, row: dict[str, Any]) -> str:
    if "stage" in row:
        return f": {row['stage']}"
    paperless = sum(row[STATES[digit].key] for digit in PAPERLESS)
    numbers = {"count": paperless, "all": row["stations"]}
    return t(
        "stages.tile", chart.language, **{k: format_number(n, chart.language) for k, n in numbers.items()}
    )


def _key(chart: DotChart, *, small: bool) -> Component:
    """Every state that occurs at any date, with how many are in it now; rare ones hidden where small."""
    counts = np.bincount(chart.dots.digits[:, chart.at], minlength=len(STATES))
    occurring = set(np.unique(chart.dots.digits).tolist())
    least = _least(chart, small=small)
    items = [
        html.Li(
            [
                _mark(state.digit),
                html.Span(t(f"stage.{state.key}", chart.language)),
                html.B(format_number(int(counts[state.digit]), chart.language)),
            ],
            **attributes(data_digit=str(state.digit)),
            **(attributes(hidden="hidden") if counts[state.digit] < least else {}),
        )
        for state in (*STATES[1:], STATES[0])
        if state.digit in occurring
    ]
    silent = html.Li([_mark(PAPERLESS[0] - 2, silent=True), html.Span(t("stages.silent", chart.language))])
    return html.Ul([*items, *([silent] if chart.dots.silent.any() else [])], className="dots-key")


def _least(chart: DotChart, *, small: bool) -> float:
    """How many dots a state needs to stand in the key."""
    return RARE * len(chart.dots.digits) if small else 0


def _mark(digit: int, *, silent: bool = False) -> Component:
    drawn = mark_svg(STATES[digit], silent, MARK)
    svg = f"<svg width='{MARK}' height='{MARK}'>{drawn}</svg>"
    return StaticHtml("span", {"className": "dots-mark", "aria-hidden": "true"}, svg)


def _time(labels: Sequence[str]) -> Component:
    """Empty where there is one date only; the script fills it, for it does nothing without."""
    hidden = attributes(hidden="hidden") if len(labels) < 2 else {}
    return html.Div(className="dots-time", **hidden)


def _spec(chart: DotChart, sizes: dict[str, Layout], address: str, labels: Sequence[str]) -> dict[str, Any]:
    kept = {name: f"{{{name}}}" for name in PLACEHOLDERS}
    return {
        "address": address,
        "labels": list(labels),
        "at": chart.at,
        "paperless": PAPERLESS,
        "states": [
            {"name": t(f"stage.{state.key}", chart.language), "colour": state.colour, "shape": state.shape}
            for state in STATES
        ],
        "layouts": {name: _placed(layout) for name, layout in sizes.items()},
        "words": {name: t(f"stages.{name}", chart.language, **kept) for name in WORDS},
    }


def _placed(layout: Layout) -> dict[str, Any]:
    tiles = [[tile.code, round(tile.x, 1), round(tile.y, 1), tile.first, tile.count] for tile in layout.tiles]
    return {
        "width": layout.width,
        "label": LABEL,
        "size": size_of(layout.pitch),
        "pitch": layout.pitch,
        "rows": layout.rows,
        "tiles": tiles,
    }
