"""Components without a callback as text: what React need not know it does not walk.

A page is written with `dash.html` throughout. Before it is sent, every part without a control, chart or grid
becomes one `StaticHtml`, the same elements in the browser: Dash's renderer meets a hundred components where
there were thousands.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

VOID = frozenset({"br", "hr", "img", "input"})
# Dash's names that are not HTML's in small letters.
NAMES = {"className": "class", "htmlFor": "for"}
NOT_SENT = frozenset({"children", "key"})
HYPHENED = ("aria-", "data-")
# Scripts keep what these hold when the page around them changes.
LIVE = frozenset({"data-map", "data-table"})
StandIn = Callable[[Component], str]


class StaticHtml(Component):
    """An element whose content is HTML text; assets/base/static_html.js makes it.

    tag: `section`; attributes: as React names them; html: escaped already.
    """

    _namespace = "static_html"
    _type = "StaticHtml"

    def __init__(self, tag: str, attributes: Mapping[str, Any], html: str) -> None:
        self.tag, self.attributes, self.html = tag, attributes, html
        self._prop_names = ["tag", "attributes", "html"]
        self._valid_wildcard_attributes = []


@dataclass(frozen=True, slots=True)
class _Text:
    """An element that can be text: itself, and the HTML within it."""

    element: Component
    within: str

    def html(self) -> str:
        if isinstance(self.element, StaticHtml):
            return _element(self.element.tag, self.element.attributes, self.within)
        return _element(_tag(self.element), _attributes(self.element), self.within)

    def component(self) -> Component:
        if not self.within or isinstance(self.element, StaticHtml):
            return self.element
        return StaticHtml(_tag(self.element), _attributes(self.element), self.within)


def with_static_html(parts: Sequence[Any]) -> list[Any]:
    """Parts of a page with every static element as one component; their texts and controls stay."""
    return [_component(_read(part)) for part in parts]


def html_of(part: Any, stand_ins: Mapping[type[Component] | str, StandIn]) -> str:
    """HTML of a part of a page; what only Dash or a script can draw is what `stand_ins` say, or nothing.

    stand_ins: kind of component, or an attribute of `LIVE` → what stands for it.
    """
    if not isinstance(part, Component):
        return _escaped(part)
    if isinstance(part, StaticHtml):
        return _element(part.tag, part.attributes, part.html)
    if type(part) in stand_ins or not _is_element(part):
        return stand_ins.get(type(part), _nothing)(part)
    attributes = {name: value for name, value in _attributes(part).items() if name not in LIVE}
    filled = [stand_ins[name](part) for name in LIVE & vars(part).keys() if name in stand_ins]
    within = "".join([*filled, *(html_of(child, stand_ins) for child in _children(part))])
    return _element(_tag(part), attributes, within)


def _read(part: Any) -> Any:
    """A text or number as it is, what can be text as `_Text`, else the component, changed in place."""
    if not isinstance(part, Component):
        return part
    if isinstance(part, StaticHtml):
        return _Text(part, part.html)
    children = [_read(child) for child in _children(part)]
    if _is_static(part) and not any(isinstance(child, Component) for child in children):
        return _Text(part, "".join(map(_html, children)))
    if children:
        part.children = [_component(child) for child in children]
    return part


def _component(read: Any) -> Any:
    return read.component() if isinstance(read, _Text) else read


def _html(read: Any) -> str:
    return read.html() if isinstance(read, _Text) else _escaped(read)


def _children(part: Component) -> Sequence[Any]:
    children = getattr(part, "children", None)
    return children if isinstance(children, (list, tuple)) else [] if children is None else [children]


def _is_element(part: Component) -> bool:
    return (
        isinstance(part, dcc.Link)
        or vars(type(part)).get("_namespace", part._namespace) == html.Div._namespace
    )


def _is_static(part: Component) -> bool:
    """False for what Dash draws, what a script keeps, and what opens and stays open on the next page."""
    return _is_element(part) and not isinstance(part, html.Details) and LIVE.isdisjoint(vars(part))


def _tag(part: Component) -> str:
    return "a" if isinstance(part, dcc.Link) else str(part._type).lower()


def _attributes(part: Component) -> dict[str, Any]:
    """As React names them; a link between pages has `data-link`: assets/base/static_html.js follows it."""
    # Sorted, for Dash sets them in an order that changes with each process.
    said = {name: value for name, value in sorted(vars(part).items()) if _is_sent(part, name, value)}
    if isinstance(part, html.Img) and not str(said["src"]).startswith("data:"):
        said["loading"] = "lazy"  # a picture that the server draws costs it as much as a page
    return {**said, "data-link": ""} if isinstance(part, dcc.Link) else said


def _is_sent(part: Component, name: str, value: Any) -> bool:
    known = name in part._prop_names or name.startswith(HYPHENED)
    return known and name not in NOT_SENT and value is not None and value is not False


def _element(tag: str, attributes: Mapping[str, Any], within: str) -> str:
    named = ((NAMES.get(name, name.lower()), _said(name, value)) for name, value in attributes.items())
    # Single marks, which JSON leaves as they are: a page sent in both forms packs to little more than one.
    said = "".join(f" {name}='{escape(text)}'" for name, text in named)
    opened = f"<{tag}{said}>"
    return opened if tag in VOID else f"{opened}{within}</{tag}>"


def _said(name: str, value: Any) -> str:
    if value is True:
        return "true" if name.startswith(("aria-", "data-")) else ""
    return (
        ";".join(f"{_hyphened(key)}:{one}" for key, one in value.items()) if name == "style" else str(value)
    )


def _hyphened(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)


def _escaped(text: Any) -> str:
    return "" if text is None or isinstance(text, bool) else escape(str(text), quote=False)


def _nothing(_part: Component) -> str:
    return ""
