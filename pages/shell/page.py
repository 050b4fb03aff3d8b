"""A page: an address and a function from a View to what is shown. No page is known here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dash.development.base_component import Component

from components.reading.address import Parameter
from components.reading.view import View
from data.geography.units import Units
from data.measures.metric import Metric
from data.measures.metrics import DEFAULT_METRIC

NOT_FOUND = "not_found"
Parts = dict[str, str | None]


def no_place(units: Units, **parts: str | None) -> dict[str, str]:
    """The place that the path of most pages names: none."""
    return {}


def as_asked(view: View, **parts: str | None) -> View:
    """The view of most pages: what the address asks for."""
    return view


@dataclass(frozen=True)
class Page:
    """One page, kept in its module's `PAGE`.

    key: its words are `nav.<key>`. path: may hold parts in angle brackets, `/places/<scheme>/<code>`, which
    `render` gets as keyword arguments. tail: an end of the path that may be missing, its parts are None then.
    place: the address parameters (scheme and place) that the path says.
    settled: the view of an address of it, where that depends on what is published of what the path names.
    render: View → what stands in the main part; pure, so that a test and a download can call it.
    parameters: the page's own part of the address. metric: its default one.
    compares: whether what it shows depends on the date to compare with.
    examples: addresses that show each of its views once; every suite over all pages walks them.
    """

    key: str
    path: str
    render: Callable[..., list[Component]]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    metric: Metric = DEFAULT_METRIC
    examples: tuple[str, ...] = ()
    tail: str = ""
    compares: bool = False
    place: Callable[..., dict[str, str]] = no_place
    settled: Callable[..., View] = as_asked

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of its addresses."""
        tail = f"(?:{self.tail})?" if self.tail else ""
        return re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]+)", (self.path.rstrip("/") or "/") + tail))

    def match(self, path: str) -> Parts | None:
        """The parts of an address of this page, None where it is another's."""
        found = self.pattern.fullmatch(path.rstrip("/") or "/")
        return found.groupdict() if found else None


# An address → its page and what of the address is in angle brackets there.
PageAt = Callable[[str], tuple[Page, Parts]]
