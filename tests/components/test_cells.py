import json

from dash import html
from plotly.utils import PlotlyJSONEncoder

from components.cells import Td, Tr


def sent(part: object) -> str:
    return json.dumps(part, cls=PlotlyJSONEncoder)


def test_a_light_row_is_sent_as_dash_sends_its_own():
    link = html.A("0123", href="tel:0123")
    ours = Tr([html.Th("Huế", scope="row"), Td("83,4%", "number"), Td(link, "text")])
    theirs = [html.Td("83,4%", className="number"), html.Td(link, className="text")]
    assert sent(ours) == sent(html.Tr([html.Th("Huế", scope="row"), *theirs]))


def test_what_stands_in_a_light_cell_is_found_from_outside():
    link = html.A("0123", href="tel:0123", id="phone")
    page = html.Div(html.Table([html.Tbody([Tr([Td("1", "number"), Td(link, "text")])])]))
    assert page["phone"] is link
    assert sum(isinstance(part, html.Td) for part in page._traverse()) == 2
