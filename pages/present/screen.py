"""One message with what shows it, and charts drawn for a screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.cards.map_first import first_picture
from components.cards.picture import still_picture
from components.cards.saved_picture import bare_svg
from components.charts.chart import Chart
from components.charts.summary import summary
from components.dots.chart import DotChart
from components.maps.chart import MapChart
from components.reading.view import View
from components.renderers.plotly.render import DRAWINGS, render
from components.renderers.svg.sizes import SIZES
from components.static_html import StaticHtml
from pages.shell.page import Page

HEIGHT = 340  # pixels of a picture, which a stylesheet enlarges to the screen
DENSE = 0.65  # of the height of a picture with a row for each place or ledger, whose words still fit then


@dataclass(frozen=True)
class Screen:
    """message: a finding in one sentence. about: what it is of, in a few words. body: what shows it."""

    message: str
    body: Sequence[Component]
    about: str = ""


def as_on(view: View, page: Page, /, **choices: str) -> View:
    """The view as another page has it whose own parameters are at their defaults."""
    defaults: Mapping[str, str] = {name: one.default for name, one in page.parameters.items()}
    return replace(view, path=page.path, choices={**defaults, **choices})


def is_drawn(chart: Chart) -> bool:
    """Whether a chart has a picture; a table has none."""
    return not chart.frame.is_empty() and (chart.kind in DRAWINGS or isinstance(chart, MapChart | DotChart))


def figure(chart: Chart, about: str = "") -> Screen:
    """A chart with its finding as the message."""
    return Screen(chart.title, [html.P(summary(chart), className="sr-only"), *_drawn(chart)], about)


def _drawn(chart: Chart) -> list[Component]:
    """The picture in the colours of the theme; one that has none of those on light ground."""
    if isinstance(chart, MapChart):
        found = first_picture(chart, slider=False)
        if found:
            return [html.Div(found, className="screen-map", **attributes(aria_hidden="true"))]
    if isinstance(chart, MapChart | DotChart):
        svg = bare_svg(chart, SIZES["16x9"])
        return [StaticHtml("div", {"className": "screen-sheet", "aria-hidden": "true"}, svg)]
    filled = replace(chart, height=HEIGHT)
    rows = {"--screen-rows": f"{min(1, HEIGHT / (DENSE * render(filled)['layout']['height'])):.2f}"}
    return [html.Div(still_picture(filled, fills=True), className="screen-picture", style=rows)]
