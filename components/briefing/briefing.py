"""A briefing: its items in order and what stands around them; every change makes a new one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from components.briefing.item import Item
from components.briefing.refusal import BriefingRefused
from data.words import DEFAULT_LANGUAGE, Language
from data.words.numbers import format_number

Format = Literal["16:9", "4:3", "A4"]
FORMATS: tuple[Format, ...] = get_args(Format)
MOST_ITEMS = 100


@dataclass(frozen=True)
class Cover:
    """The first slide beside the title: who presents, of which place, when, by whom: free text."""

    organisation: str = ""
    place: str = ""
    date: str = ""
    author: str = ""


@dataclass(frozen=True)
class Briefing:
    """Figures and headings under a title. Raises BriefingRefused with more than `MOST_ITEMS` items."""

    title: str = ""
    items: tuple[Item, ...] = ()
    cover: Cover = Cover()
    language: Language = DEFAULT_LANGUAGE
    format: Format = "16:9"

    def __post_init__(self) -> None:
        if len(self.items) > MOST_ITEMS:
            count, most = (format_number(n, self.language) for n in (len(self.items), MOST_ITEMS))
            raise BriefingRefused("briefing.refused.too_many", count=count, most=most)

    @property
    def figures(self) -> tuple[Item, ...]:
        """The items that are figures."""
        return tuple(item for item in self.items if item.kind == "figure")


def added(briefing: Briefing, *items: Item) -> Briefing:
    """With items at the end, each under a new id."""
    return replace(briefing, items=numbered([*briefing.items, *(replace(item, id="") for item in items)]))


def numbered(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, those without an id, or with one that stands before, under one of their own."""
    seen: set[str] = set()
    known = {item.id for item in items}
    free = (str(n) for n in range(1, 2 * len(items) + 1) if str(n) not in known)
    made = []
    for item in items:
        own = item.id if item.id and item.id not in seen else next(free)
        seen.add(own)
        made.append(replace(item, id=own))
    return tuple(made)


def removed(briefing: Briefing, item_id: str) -> Briefing:
    """Without that item."""
    return replace(briefing, items=tuple(item for item in briefing.items if item.id != item_id))


def moved(briefing: Briefing, item_id: str, to: int) -> Briefing:
    """With that item at another place, counted from 0."""
    others = list(removed(briefing, item_id).items)
    for item in briefing.items:
        if item.id == item_id:
            others.insert(max(0, to), item)
    return replace(briefing, items=tuple(others))


def duplicated(briefing: Briefing, item_id: str) -> Briefing:
    """With that item once more, behind itself."""
    twice = [copy for item in briefing.items for copy in (item,) * (2 if item.id == item_id else 1)]
    return replace(briefing, items=numbered(twice))


def changed(briefing: Briefing, item_id: str, change: Callable[[Item], Item]) -> Briefing:
    """With that item changed."""
    items = (change(item) if item.id == item_id else item for item in briefing.items)
    return replace(briefing, items=tuple(items))


def all_changed(briefing: Briefing, change: Callable[[Item], Item]) -> Briefing:
    """With every item changed."""
    return replace(briefing, items=tuple(map(change, briefing.items)))
