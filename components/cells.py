"""The plain cells of tables: a page has thousands, and Dash's own take 50 times as long to make."""

from dash import html
from dash.development.base_component import Component

_CELL, _LINE = ["children", "className"], ["children"]


class Td(html.Td):
    """A cell with a text or a component in it. Its two properties are set without Dash's checks of names."""

    def __init__(self, children: Component | str, className: str) -> None:
        """`className` says how the cell is aligned."""
        self._prop_names, self._valid_wildcard_attributes = _CELL, []
        self.children, self.className = children, className


class Tr(html.Tr):
    """A row of cells, made in the same way."""

    def __init__(self, children: list[Component]) -> None:
        """`children`: the row's heading and its cells."""
        self._prop_names, self._valid_wildcard_attributes = _LINE, []
        self.children = children
