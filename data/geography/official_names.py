"""Codes for shapes that come with names alone: accents and spelling folded, namesakes told by place."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

import shapely

from data.geography.naming import named, without_accents
from data.geography.points import load_points
from data.geography.units import load_units

_HARD_C = re.compile("c(?!h)")  # Đắc Lắc and Đắk Lắk, Bắc Cạn and Bắc Kạn; ch and kh are two sounds
# The Icelandic and the Ewe letter that look like Đ.
_LOOK_ALIKE = str.maketrans("ÐðƉ", "ĐđĐ")


def codes_by_name(names: Sequence[object], degrees: Any, scheme: str, level: str) -> list[str | None]:
    """The code of each shape, None where no unit, or more than one, has its name.

    Of communes with one name it is the one whose known point lies in the shape.
    """
    known, points = _units_by_name(scheme, level), _points(scheme)
    found: list[str | None] = []
    for name, shape in zip(names, degrees, strict=True):
        codes = known.get(folded(str(name)), [])
        if len(codes) > 1 and level == "commune":
            codes = [code for code in codes if code in points and shapely.intersects(shape, points[code])]
        found.append(codes[0] if len(codes) == 1 else None)
    return found


def folded(name: str) -> str:
    """A name without kind, accents, capitals, marks and spellings that differ: y and i, c and k, ð and đ."""
    text = name.translate(_LOOK_ALIKE)
    try:
        text = named(text.strip()).short_vi
    except KeyError:
        text = text.strip()
    plain = _HARD_C.sub("k", without_accents(text).casefold().replace("y", "i"))
    return "".join(letter for letter in plain if letter.isalnum())


@cache
def _units_by_name(scheme: str, level: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    units = load_units().table.filter(scheme=scheme, level=level)
    for code, name in units.select("code", "name_vi").iter_rows():
        found[folded(name)].append(code)
    return dict(found)


@cache
def _points(scheme: str) -> dict[str, Any]:
    points = load_points().filter(scheme=scheme)
    places = shapely.points(points["longitude"], points["latitude"])
    return dict(zip(points["code"], places, strict=True))
