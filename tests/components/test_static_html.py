"""What becomes text of a page, and that it is the same elements with nothing of a station's as markup."""

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from dash.development.base_component import Component

from components.attributes import attributes
from components.static_html import StaticHtml, html_of, with_static_html

HOSTILE = '<b onclick="x()">&amp; "Trạm" \'Y tế\''


class Read(HTMLParser):
    """The elements and texts of HTML, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def one(part: Component) -> Component:
    (made,) = with_static_html([part])
    return made


def test_a_part_without_controls_is_one_component():
    table = html.Table(html.Tbody([html.Tr([html.Td(n), html.Td(dcc.Link("x", href="/a"))]) for n in (1, 2)]))
    made = one(html.Section([html.H2("Two"), table], className="part", id="two"))
    assert isinstance(made, StaticHtml)
    assert (made.tag, made.attributes) == ("section", {"className": "part", "id": "two"})
    assert made.html.count("<td>") == 4
    assert "href='/a' data-link=''" in made.html


def test_what_holds_a_control_stays_and_its_rest_becomes_text():
    graph = dcc.Graph(id="graph-x")
    made = one(html.Div([html.H2("Head"), graph, html.P(["a ", html.Strong("b")])]))
    assert isinstance(made, html.Div)
    head, kept, foot = made.children
    assert (head.tag, head.html) == ("h2", "Head")
    assert kept is graph
    assert (foot.tag, foot.html) == ("p", "a <strong>b</strong>")


@pytest.mark.parametrize(
    "live",
    [
        html.Details([html.Summary("s"), html.P("text")]),
        html.Div(className="map-live", **attributes(data_map="{}")),
        html.Div(**attributes(data_table="{}")),
    ],
)
def test_what_scripts_and_readers_keep_is_never_within_a_text(live: Component):
    made = one(html.Section([html.P("before"), live]))
    assert made.children[1] is live


def test_nothing_that_a_station_sends_is_markup():
    made = one(html.P([HOSTILE, html.Span("x", title=HOSTILE)], **attributes(data_name=HOSTILE)))
    assert made.attributes == {"data-name": HOSTILE}
    assert Read(made.html).found == [HOSTILE, ("span", {"title": HOSTILE}), "x"]


def test_attributes_are_those_that_dash_would_set():
    cell = html.Td(None, colSpan=2, hidden=True, title=None, style={"maxWidth": "3px", "width": "1%"})
    label = html.Label(["n ", 5], htmlFor="field", tabIndex="-1", **attributes(aria_hidden="true"))
    assert Read(html_of(html.Tr([cell, label]), {})).found == [
        ("tr", {}),
        ("td", {"colspan": "2", "hidden": "", "style": "max-width:3px;width:1%"}),
        ("label", {"for": "field", "tabindex": "-1", "aria-hidden": "true"}),
        "n 5",
    ]


def test_a_whole_page_is_text_with_stand_ins_for_what_dash_draws():
    page = html.Div([dcc.Store(id="s"), dcc.Graph(id="g"), html.Img(src="a", alt=""), html.Br(), "x"])
    text = html_of(with_static_html([page])[0], {dcc.Graph: lambda graph: f"<i>{graph.id}</i>"})
    assert text == "<div><i>g</i><img alt='' src='a' loading='lazy'><br>x</div>"


def test_a_component_s_own_facts_are_not_sent():
    class Figure(html.Figure):
        pass

    figure = Figure("x")
    figure.chart = object()
    assert one(html.Div(figure)).html == "<figure>x</figure>"
