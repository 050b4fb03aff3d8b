"""A built page as its reader sees it: words, links, whatever has a class."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dash import dcc


def parts_of(part: Any) -> Iterator[Any]:
    """Every component and every text of a page, in order."""
    if isinstance(part, list | tuple):
        for inner in part:
            yield from parts_of(inner)
    elif part is not None:
        yield part
        yield from parts_of(getattr(part, "children", None))


def words_on(page: Any) -> str:
    """Every text of a page, one after the other."""
    return " ".join(str(part) for part in parts_of(page) if isinstance(part, str | int))


def links_on(page: Any) -> dict[str, str]:
    """The words of each link → where it leads."""
    return {words_on(part.children): part.href for part in parts_of(page) if isinstance(part, dcc.Link)}


def classed(page: Any, name: str) -> list[Any]:
    """The components with a class."""
    return [part for part in parts_of(page) if name in (getattr(part, "className", "") or "").split()]


def repeated_ids(page: Any) -> list[str]:
    """The ids that more than one component of a page has."""
    ids = Counter(str(part.id) for part in parts_of(page) if getattr(part, "id", None))
    return [name for name, count in ids.items() if count > 1]
