"""What a slide carries of its item, so that a later briefing can be made of the file.

A tag of the slide travels with it, when it is moved, copied or put into another presentation. It holds the
item, and the words that we wrote on the slide, so that those changed by hand since are known.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import BadZipFile

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from components.briefing.briefing import Briefing
from components.briefing.code import from_json, item_from, item_values, to_json
from components.briefing.item import Item
from components.briefing.refusal import BriefingRefused

TAGS = "application/vnd.openxmlformats-officedocument.presentationml.tags+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/tags"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAME = "TRAMSO"


@dataclass(frozen=True)
class Changed:
    """Words on a slide of ours that are no longer those we wrote: slide counted from 1, both texts."""

    slide: int
    item: Item | None
    before: str
    after: str


def carry(slide: Any, item: Item | None, briefing: Briefing | None = None) -> None:
    """Tag a slide with its item, the first with the briefing without items, and with the words on it."""
    values: dict[str, Any] = {"words": _words(slide)}
    if item is not None:
        values["item"] = item_values(item)
    if briefing is not None:
        values["briefing"] = json.loads(to_json(briefing)) | {"items": []}
    text = quoteattr(json.dumps(values, ensure_ascii=False), {"\n": "&#10;"})
    tag = f'<p:tagLst xmlns:p="{P}"><p:tag name="{NAME}" val={text}/></p:tagLst>'
    blob = f'<?xml version="1.0" encoding="UTF-8"?>{tag}'
    package = slide.part.package
    part = Part(PackURI(package.next_partname("/ppt/tags/tag%d.xml")), TAGS, package, blob.encode())
    held = slide._element.cSld
    data = etree.SubElement(held, f"{{{P}}}custDataLst")
    etree.SubElement(data, f"{{{P}}}tags").set(f"{{{R}}}id", slide.part.relate_to(part, RELATION))
    after = held.find(f"{{{P}}}extLst")
    if after is not None:
        held.append(after)


def _words(slide: Any) -> dict[str, str]:
    """The text of each shape that has some, by the shape's id."""
    return {
        str(shape.shape_id): shape.text_frame.text
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text.strip() and not shape._element.xpath(".//a:fld")
    }


def read_carried(file: bytes) -> tuple[Briefing, list[Changed]]:
    """The briefing that a presentation of ours carries, and what was changed by hand.

    Raises BriefingRefused in a sentence where the file carries none.
    """
    try:
        slides = list(Presentation(BytesIO(file)).slides)
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise BriefingRefused("briefing.refused.damaged") from error
    items: dict[str, Item] = {}
    changed: list[Changed] = []
    head: Any = None
    for place, slide in enumerate(slides, start=1):
        for values in _carried(slide):
            head = head or values.get("briefing")
            item = item_from(values["item"]) if "item" in values else None
            if item is not None:
                items.setdefault(item.id, item)
            changed += _differences(slide, place, item, values.get("words", {}))
    if head is None and not items:
        raise BriefingRefused("briefing.refused.carries_none")
    said = (head or {"briefing": 1}) | {"items": [item_values(item) for item in items.values()]}
    return from_json(json.dumps(said)), changed


def _carried(slide: Any) -> Iterator[dict[str, Any]]:
    for relation in slide.part.rels.values():
        if relation.reltype == RELATION:
            for tag in etree.fromstring(relation.target_part.blob):
                if tag.get("name") == NAME:
                    yield json.loads(tag.get("val") or "{}")


def _differences(slide: Any, place: int, item: Item | None, before: dict[str, str]) -> list[Changed]:
    now = _words(slide)
    return [
        Changed(place, item, before.get(key, ""), now.get(key, ""))
        for key in dict.fromkeys((*before, *now))
        if before.get(key, "") != now.get(key, "")
    ]
