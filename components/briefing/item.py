"""One item of a briefing: the address of a figure, a heading, or what changed, with the writer's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import quote, urlencode

from data.scope import PLACE_LEVELS, Level, Scheme

Kind = Literal["figure", "heading", "changes"]


@dataclass(frozen=True)
class Item:
    """A figure by its address, or a heading.

    id: unique in its briefing. path, query: the address of the figure's page, without language and version,
    and without `date` where the item follows the newest. figure: the key of its chart. version: the one it is
    pinned to, None where it follows the current one. title: the writer's own, None for what the data say; of
    a heading its words. comment: the writer's. was: version and date before it was brought up to newer data;
    an item of kind `changes` lists what differs since then.
    """

    id: str
    kind: Kind = "figure"
    path: str = "/"
    query: Mapping[str, str] = field(default_factory=dict)
    figure: str = ""
    version: str | None = None
    title: str | None = None
    comment: str = ""
    was: tuple[str, str] | None = None


def search_of(item: Item, language: str, version: str | None = None) -> str:
    """The query of the figure's page in a language; version: of the items that name none."""
    pinned = item.version or version
    given = {"lang": language, **({"version": pinned} if pinned else {}), **item.query}
    return urlencode(given)


def address_of(item: Item, language: str, version: str | None = None) -> str:
    """The path and query of the figure's page, down to the figure."""
    return f"{item.path}?{search_of(item, language, version)}#figure-{quote(item.figure)}"


def on_date(item: Item, day: str | None) -> Item:
    """The item on another date, written as in addresses; None: on the newest, of the current version."""
    others = {name: value for name, value in item.query.items() if name not in ("date", "compare")}
    if day is None:
        return replace(item, query=others, version=None)
    return replace(item, query={**others, "date": day})


def in_place(item: Item, scheme: Scheme, level: Level, code: str | None) -> Item:
    """The item of another place; code None: of the country. The page of one station stays what it is."""
    if item.kind == "heading" or item.path.startswith("/stations/"):
        return item
    kept = {name: value for name, value in item.query.items() if name not in ("scheme", *PLACE_LEVELS)}
    if item.path.startswith("/places/"):
        return replace(item, path=f"/places/{scheme}" + (f"/{code}" if code else ""), query=kept)
    return replace(item, query={"scheme": scheme, **({level: code} if code else {}), **kept})
