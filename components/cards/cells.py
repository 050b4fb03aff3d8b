"""Components made without Dash's checks: a page has thousands, and checks are nine tenths of their cost."""

from typing import Any, TypeVar

from dash import dcc, html
from dash.development.base_component import Component

C = TypeVar("C", bound=Component)


def unchecked(kind: type[C], **properties: Any) -> C:
    """A component of that kind with these properties, none of which is checked: for many that are alike."""
    made = kind.__new__(kind)
    vars(made).update(properties, _prop_names=list(properties), _valid_wildcard_attributes=[])
    return made


def cell(content: Component | str, align: str) -> Component:
    """A cell with a text or a component in it."""
    return unchecked(html.Td, children=content, className=align)


def heading_cell(content: Component | str, align: str) -> Component:
    """The cell that names its row."""
    return unchecked(html.Th, children=content, scope="row", className=align)


def line(cells: list[Component]) -> Component:
    """A row: its heading and its cells."""
    return unchecked(html.Tr, children=cells)


def link(content: Component | str | list[Any], address: str, **properties: Any) -> Component:
    """A link to another address of the app."""
    return unchecked(dcc.Link, children=content, href=address, **properties)


def blank_or(reason: str | None, text: str) -> Component | str:
    """The reason of a blank, in the style of one; otherwise the text."""
    return unchecked(html.Span, children=reason, className="blank") if reason else text
