"""A chart as a picture in HTML; assets/components/picture.js hands it to Plotly where a reader rests."""

import json
from dataclasses import replace
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.charts.chart import Chart
from components.renderers.plotly.render import render
from components.renderers.svg.picture import Key, Picture, picture
from components.renderers.svg.traces import dashes
from components.static_html import StaticHtml
from data.words import t


def chart_picture(chart: Chart, address: str) -> list[Component]:
    """The key of colours and the picture, which no ear hears.

    address: of the figure that Plotly takes over with.
    """
    drawn = picture(render(chart))
    plot = html.Div(_plot(drawn), **_place(drawn, address))
    if chart.links:
        plot = html.Div([plot, _row_links(drawn, chart)], className="linked")
    return [*key_of(drawn, chart), plot]


def _row_links(drawn: Picture, chart: Chart) -> Component:
    """A link over the name of each row; for a mouse the whole row is (assets/components/picture.js)."""
    names = [str(name) for name in chart.frame[chart.encodings.x].unique(maintain_order=True)]
    left, top, _, bottom = drawn.margin
    addresses = dict(chart.links)
    items = [
        html.Li(dcc.Link(name, href=addresses[name]), style=_row(n, len(names)))
        for n, name in enumerate(names)
        if name in addresses
    ]
    place = {"top": f"{top:.0f}px", "bottom": f"{bottom:.0f}px", "width": f"{left:.0f}px"}
    label = attributes(aria_label=t("chart.row_links", chart.language))
    return html.Ul(items, className="row-links", style=place, **label)


def _row(n: int, count: int) -> dict[str, str]:
    return {"top": f"{100 * n / count:.3f}%", "height": f"{100 / count:.3f}%"}


def still_picture(chart: Chart, *, fills: bool = False) -> list[Component]:
    """The same picture where nothing takes its place: its key is named only. fills: as high as its place."""
    drawn = picture(render(chart))
    named = [html.Span([_mark_of(key), key.name]) for key in drawn.keys]
    if fills:
        drawn = replace(drawn, height=None)
    place = {name: value for name, value in _place(drawn, "").items() if name != "data-figure"}
    return [*([html.Div(named, className="key")] if named else []), html.Div(_plot(drawn), **place)]


def figure_bytes(chart: Chart) -> bytes:
    """The figure as Plotly in the browser takes it."""
    return json.dumps(render(chart), ensure_ascii=False, separators=(",", ":")).encode()


def key_of(drawn: Picture, chart: Chart) -> list[Component]:
    """A button for each series, which hides and shows it; a colour of cells is not one, it is named only."""
    if not drawn.keys:
        return []
    pressed = drawn.keys[0].n is not None
    label = attributes(aria_label=t("chart.key", chart.language), role="group") if pressed else {}
    return [html.Div([_entry(key) for key in drawn.keys], className="key", **label)]


def _entry(key: Key) -> Component:
    mark = _mark_of(key)
    if key.n is None:
        return html.Span([mark, key.name])
    said = attributes(data_series=str(key.n), aria_pressed="true")
    return html.Button([mark, key.name], type="button", **said)


def _mark_of(key: Key) -> Component:
    return StaticHtml("span", {"className": "key-mark", "aria-hidden": "true"}, _mark(key))


def _mark(key: Key) -> str:
    colour = escape(key.colour)
    if key.kind == "area":
        return f'<svg width="14" height="14"><rect width="14" height="14" fill="{colour}"/></svg>'
    return (
        f'<svg width="26" height="14"><path d="M0 7h26" stroke="{colour}" stroke-width="3"'
        f' stroke-dasharray="{dashes(key.dash)}"/></svg>'
    )


def _plot(drawn: Picture) -> Component:
    return StaticHtml("div", {"className": "drawn"}, drawn.svg)


def _place(drawn: Picture, address: str) -> dict[str, Any]:
    left, top, right, bottom = (f"{side:.0f}px" for side in drawn.margin)
    height = {} if drawn.height is None else {"height": f"{drawn.height:.0f}px"}
    said = attributes(aria_hidden="true", data_figure=address)
    return {"className": "picture", "style": {"padding": f"{top} {right} {bottom} {left}", **height}, **said}
