"""Names of units: the kind apart from the name, and English made from Vietnamese."""

import unicodedata
from functools import cache
from typing import NamedTuple

from data.geography.reference import read_reference


class Name(NamedTuple):
    """One unit's names in full and without the kind, and the key of its kind."""

    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    kind: str


def without_accents(text: str) -> str:
    """The text in plain Latin letters: “Đắk Lắk” → “Dak Lak”."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def kinds() -> dict[str, tuple[str, str]]:
    """Each kind's key → its Vietnamese and English word."""
    return {row["kind"]: (row["name_vi"], row["name_en"]) for row in read_reference("unit_kinds.csv")}


def named(full_vi: str, short_en: str | None = None) -> Name:
    """The names of a unit from its full Vietnamese one: “Phường Ba Đình” → ward, Ba Đình, Ba Dinh Ward.

    The kind is read from the name: the package's own column is wrong for three communes. “Thị Xã” and the
    like are written as usual. A numbered unit keeps its kind in the short name: “Phường 1” has no other.
    Raises KeyError when the name begins with no known kind.
    """
    kind, short_vi = _apart(full_vi)
    word_vi, word_en = kinds()[kind]
    full_vi = f"{word_vi} {short_vi}"
    if short_vi.isdecimal():
        return Name(full_vi, f"{word_en} {short_vi}", full_vi, f"{word_en} {short_vi}", kind)
    short_en = short_en or without_accents(short_vi)
    name_en = short_en if short_en.endswith(" " + word_en) else f"{short_en} {word_en}"
    return Name(full_vi, name_en, short_vi, short_en, kind)


def _apart(full_vi: str) -> tuple[str, str]:
    for kind, (word, _) in kinds().items():
        if full_vi[: len(word) + 1].lower() == word.lower() + " ":
            return kind, full_vi[len(word) + 1 :]
    raise KeyError(full_vi)
