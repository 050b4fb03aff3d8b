"""A briefing as the small file that a colleague opens, and as the token of a link."""

import binascii
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, NoReturn, get_args

from components.briefing.briefing import FORMATS, Briefing, Cover, numbered
from components.briefing.item import Item, Kind
from components.briefing.plain_text import plain_text
from components.briefing.refusal import BriefingRefused
from data.words import LANGUAGES

SCHEMA = 1
LARGEST = 1 << 20  # bytes of the JSON text of a hundred items with long comments
LONGEST = {"comment": 4000, "path": 500}
LONGEST_QUERY = 1000
LONGEST_OTHER = 300  # letters


def to_json(briefing: Briefing) -> str:
    """The small file; what is as it would be without being said is left out."""
    plain = {name: getattr(briefing, name) for name in ("title", "language", "format")}
    cover = {name: text for name, text in asdict(briefing.cover).items() if text}
    items = [item_values(item) for item in briefing.items]
    said = {"briefing": SCHEMA, **plain, "cover": cover, "items": items}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def item_values(item: Item) -> dict[str, Any]:
    """An item as JSON holds it."""
    bare = Item(item.id)
    values = {each.name: getattr(item, each.name) for each in fields(item)}
    kept = {name: value for name, value in values.items() if value != getattr(bare, name)}
    return {"id": item.id, **kept, **({"query": dict(item.query)} if item.query else {})}


def from_json(text: str | bytes) -> Briefing:
    """The briefing that a small file holds; raises BriefingRefused in a sentence where it holds none."""
    if len(text) > LARGEST:
        raise BriefingRefused("briefing.refused.too_large")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        _damaged()
    if not isinstance(said, dict) or not isinstance(said.get("briefing"), int):
        _damaged()
    if said["briefing"] > SCHEMA:
        raise BriefingRefused("briefing.refused.newer")
    items, cover = said.get("items", []), said.get("cover", {})
    if not isinstance(items, list) or not isinstance(cover, dict):
        _damaged()
    return Briefing(
        title=_text(said, "title", "") or "",
        items=numbered([item_from(item) for item in items]),
        cover=Cover(**{each.name: _text(cover, each.name, "") or "" for each in fields(Cover)}),
        language=_one_of(said, "language", LANGUAGES),
        format=_one_of(said, "format", FORMATS),
    )


def item_from(values: object) -> Item:
    """The item that JSON holds; raises BriefingRefused where it holds none."""
    if not isinstance(values, dict):
        _damaged()
    query = values.get("query", {})
    if not isinstance(query, dict) or len(str(query)) > LONGEST_QUERY:
        _damaged()
    bare = Item("")
    item = Item(
        id=_text(values, "id", "") or "",
        kind=_one_of(values, "kind", get_args(Kind)),
        path=_text(values, "path", bare.path) or bare.path,
        query={str(name): str(value) for name, value in query.items() if name not in ("lang", "version")},
        figure=_text(values, "figure", "") or "",
        version=_text(values, "version", None),
        title=_text(values, "title", None),
        comment=_text(values, "comment", "") or "",
        was=_was(values.get("was")),
    )
    if not item.path.startswith("/") or item.path.startswith("//"):
        _damaged()
    return item


def _text(values: Mapping[str, Any], name: str, default: str | None) -> str | None:
    value = values.get(name, default)
    if value is None:
        return default
    if not isinstance(value, str):
        _damaged()
    return plain_text(value, LONGEST.get(name, LONGEST_OTHER))


def _was(value: object) -> tuple[str, str] | None:
    """Version and date; None where the value is no such pair."""
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(part, str) for part in value):
        return None
    version, day = (plain_text(part, LONGEST_OTHER) for part in value)
    return version, day


def _one_of(values: Mapping[str, Any], name: str, known: tuple[Any, ...]) -> Any:
    """The value where it is one of those known, else the first."""
    value = values.get(name)
    return value if value in known else known[0]


def to_token(briefing: Briefing) -> str:
    """The briefing in letters that an address takes as they are."""
    packed = zlib.compress(to_json(briefing).encode(), 9)
    return urlsafe_b64encode(packed).decode().rstrip("=")


def from_token(token: str) -> Briefing:
    """The briefing of a link; raises BriefingRefused in a sentence where it is damaged."""
    try:
        packed = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(packed, LARGEST)
    except (UnicodeEncodeError, binascii.Error, zlib.error):
        _damaged()
    if not unpacking.eof:
        if len(text) == LARGEST:
            raise BriefingRefused("briefing.refused.too_large")
        _damaged()
    return from_json(text)


def _damaged() -> NoReturn:
    raise BriefingRefused("briefing.refused.damaged") from None
