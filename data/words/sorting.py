"""The order of Vietnamese names, and text without accents for searching.

Order: letters first (a ă â b c d đ e ê … y), then tones (none, grave, hook, tilde, acute, dot below) where
all letters of the whole text are the same, which is also the order of Unicode's locale data for `vi`.
"""

import re
import unicodedata
from functools import lru_cache

# How registers and readers shorten “Trạm Y tế”, as a word without accents.
SHORT_STATION, STATION = "tyt", "trạm y tế"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: index for index, letter in enumerate(_LETTERS, start=100)}
# đ, and the small ones of the Icelandic Ð and the Ewe Ɖ, which look like Đ and are typed for it.
CROSSED_D = "đðɖ"
_CROSSED = str.maketrans(CROSSED_D, "d" * len(CROSSED_D))
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

SortKey = tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]


def name_order(text: str) -> SortKey:
    """A key for `sorted`: Vietnamese dictionary order, capitals and small letters alike."""
    syllables = [_syllable(syllable) for syllable in text.casefold().split()]
    return tuple(letters for letters, _ in syllables), tuple(tone for _, tone in syllables)


@lru_cache(maxsize=20_000)
def _syllable(syllable: str) -> tuple[tuple[int, ...], int]:
    """The places of its letters in the alphabet, and its tone. Names repeat a few thousand syllables."""
    decomposed = unicodedata.normalize("NFD", syllable)
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    letters = tuple(_ORDER.get(c, ord(c) if ord(c) < 100 else 99 + ord(c)) for c in bare)
    return letters, max((_TONES.get(c, 0) for c in decomposed), default=0)


def without_accents(text: str) -> str:
    """Small letters without marks: “Thừa Thiên Huế” → “thua thien hue”, “Đắk Lắk” → “dak lak”."""
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_CROSSED))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def spelled_out(text: str) -> str:
    """The same with “tyt” in full: “TYT xã Lộc Tân” and “Trạm Y tế xã Lộc Tân” become one."""
    return re.sub(rf"\b{SHORT_STATION}\b", without_accents(STATION), without_accents(text))
