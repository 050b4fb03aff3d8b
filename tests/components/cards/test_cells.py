import json

import pytest
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from components.cards.cells import cell, heading_cell, line, link, unchecked

ANCHOR = html.A("0123", href="tel:0123", id="phone")


def sent(part: object) -> object:
    return json.loads(json.dumps(part, cls=PlotlyJSONEncoder))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (
            line([heading_cell("Huế", "text"), cell("83,4%", "number"), cell(ANCHOR, "text")]),
            html.Tr(
                [
                    html.Th("Huế", scope="row", className="text"),
                    html.Td("83,4%", className="number"),
                    html.Td(ANCHOR, className="text"),
                ]
            ),
        ),
        (link("Huế", "/places/34/46", title="x"), dcc.Link("Huế", href="/places/34/46", title="x")),
        (unchecked(html.Span, children="1", **{"data-x": "y"}), html.Span("1", **{"data-x": "y"})),
    ],
)
def test_a_light_component_is_sent_as_dash_sends_its_own(ours: Component, theirs: Component):
    assert sent(ours) == sent(theirs)


def test_what_stands_in_a_light_cell_is_found_from_outside():
    page = html.Div(html.Table([html.Tbody([line([heading_cell("1", "number"), cell(ANCHOR, "text")])])]))
    assert page["phone"] is ANCHOR
    assert sum(isinstance(part, html.Td | html.Th) for part in page._traverse()) == 2
