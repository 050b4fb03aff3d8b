"""A list of places by name, matched to the units of a day: accents, spelling and kinds folded.

A name that several units share is told apart by its district, its province and its kind where the list has
them; what is left names its candidates, or the nearest names.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import polars as pl

from data.geography.naming import kinds, named, without_accents
from data.geography.official_names import folded

_STATION = re.compile(
    r"(?:(?:điểm\s+)?trạm\s+y\s*tế|tram\s+y\s+te|trạm\s+yt|tyt|trạm(?=\s+(?:xã|phường|thị)\b)"
    r"|(?:trung\s+tâm|tt)\s+y\s*tế|ttyt)\b[\s.:-]*",
    re.I,
)
_SHORT = {
    "p": "Phường", "x": "Xã", "tt": "Thị trấn", "q": "Quận", "h": "Huyện", "tx": "Thị xã", "tp": "Thành phố",
    "t": "Tỉnh", "đk": "Đặc khu",
}  # fmt: skip
_ABBREVIATED = re.compile(rf"({'|'.join(_SHORT)})(?:\.\s*|\s+)(?=\S)", re.I)
_UNACCENTED = {without_accents(word): word for word, _ in kinds().values()}
_UNACCENTED_KIND = re.compile(rf"({'|'.join(_UNACCENTED)})\s+(?=\S)", re.I | re.A)
_ZEROS = re.compile(r"\b0+(?=\d)")
_PARTS = re.compile(r"\s*[,;(–]\s*|\s+-\s+|\s+thuộc\s+", re.I)
_NEAREST, _ALIKE = 3, 0.75

Unit = dict[str, str]


@dataclass(frozen=True)
class Named:
    """One line of a list: the name, and the places around it where the list has them, by name or code."""

    name: str
    district: str = ""
    province: str = ""


@dataclass(frozen=True)
class Match:
    """The unit of a line; `code` is empty where none or several fit, which `note` then names."""

    code: str
    name: str
    note: str


class Matcher:
    """The units of one level and day by folded name, as `units_on` gives them."""

    def __init__(self, units: pl.DataFrame) -> None:
        self._known: dict[str, list[Unit]] = defaultdict(list)
        for unit in units.fill_null("").iter_rows(named=True):
            self._known[folded(unit["name_vi"])].append(unit)

    def match(self, line: Named) -> Match:
        """The one unit that the line can mean."""
        own = plain_name(line.name)
        first, *around = [part for part in _PARTS.split(own.rstrip(" )")) if part] or [own]
        found = self._fitting(line.name, line, ()) or self._fitting(own, line, ())
        found = found or self._fitting(first, line, around)
        if len(found) == 1:
            same = found[0]["name_vi"].casefold() in (own.casefold(), first.casefold())
            return Match(
                found[0]["code"], found[0]["name_vi"], "same name" if same else "by spelling or kind"
            )
        if found:
            return Match("", "", f"several: {_said(found)}")
        near = get_close_matches(folded(first), self._known, _NEAREST, _ALIKE)
        nearest = [unit for key in near for unit in self._known[key]][:_NEAREST]
        return Match("", "", f"none; nearest: {_said(nearest)}" if nearest else "none")

    def _fitting(self, name: str, line: Named, around: Sequence[str]) -> list[Unit]:
        """The units of that name in the places around it, those of its kind where several are left."""
        found = self._known.get(folded(name), [])
        found = [unit for unit in found if _in(unit, "district", line.district)]
        found = [unit for unit in found if _in(unit, "province", line.province)]
        for place in around:
            within = [unit for unit in found if _in(unit, "district", place) or _in(unit, "province", place)]
            found = within or found
        for closer in (_same_letters, _same_kind):
            found = [unit for unit in found if closer(unit["name_vi"], name)] or found
        return found


def plain_name(text: str) -> str:
    """The unit in the name of a station: “TYT P. Phúc Xá” → “Phường Phúc Xá”, “Phường 01” → “Phường 1”."""
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    text = text[found.end() :] if (found := _STATION.match(text)) else text
    if short := _ABBREVIATED.match(text):
        text = f"{_SHORT[short[1].casefold()]} {text[short.end() :]}"
    elif plain := _UNACCENTED_KIND.match(text):
        text = f"{_UNACCENTED[plain[1].capitalize()]} {text[plain.end() :]}"
    return _ZEROS.sub("", text)


def _in(unit: Unit, level: str, place: str) -> bool:
    """True where the unit lies in the place, or nothing says otherwise: districts ended in June 2025."""
    if not place.strip() or not unit[level]:
        return True
    return place.strip() == unit[f"{level}_code"] or folded(plain_name(place)) == folded(unit[level])


def _same_letters(name: str, given: str) -> bool:
    """True where accents agree too: Sa Pa is not Sa Pả. A list without any accents cannot tell."""
    return not given.isascii() and _apart(name)[1] == _apart(given)[1]


def _same_kind(name: str, given: str) -> bool:
    return _apart(name)[0] == _apart(given)[0]


def _apart(name: str) -> tuple[str, str]:
    """The kind, empty where the name has none, and the name without it in small letters."""
    try:
        known = named(name)
    except KeyError:
        return "", name.casefold()
    return known.kind, known.short_vi.casefold()


def _said(units: Iterable[Unit]) -> str:
    return "; ".join(
        ", ".join(
            part for part in (f"{unit['code']} {unit['name_vi']}", unit["district"], unit["province"]) if part
        )
        for unit in units
    )
