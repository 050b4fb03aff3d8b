"""Everything that a page says, block by block: what a test of claims reads."""

import re
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component

from pages.router import Shown

SPOKEN = ("title", "aria-label", "placeholder", "text", "name")
BLANKS = re.compile(r"\s+")


def sentences(shown: Shown) -> set[str]:
    """The texts of a built page without its filters, whose options are no claims; figures' words included."""
    parts = [shown.status, shown.page, shown.meta["title"]]
    return {BLANKS.sub(" ", text).strip() for text in _blocks(parts) if text.strip()}


def _blocks(part: Any) -> Iterator[str]:
    """The texts of a part: one of each component that holds words of its own, with the words inside."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _blocks(inner)
    elif isinstance(part, Component):
        children = getattr(part, "children", None)
        mixed = isinstance(children, list | tuple) and any(isinstance(inner, str) for inner in children)
        yield from [_joined(children)] if mixed else _blocks(children)
        yield from _properties(part.to_plotly_json()["props"])


def _joined(part: Any) -> str:
    if isinstance(part, list | tuple):
        return " ".join(filter(None, map(_joined, part)))
    return _joined(getattr(part, "children", None)) if isinstance(part, Component) else str(part or "")


def _properties(value: Any) -> Iterator[str]:
    """The words of a component's properties, of its figure too."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in SPOKEN:
                yield from inner.splitlines()
            elif name != "children" and isinstance(inner, dict | list | tuple):
                yield from _properties(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _properties(inner)
