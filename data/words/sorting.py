"""The order of Vietnamese names, and text without accents for searching.

Order: letters first (a ă â b c d đ e ê … y), then tones (none, grave, hook, tilde, acute, dot below) where
all letters of the whole text are the same, which is also the order of Unicode's locale data for `vi`.
"""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: index for index, letter in enumerate(_LETTERS, start=100)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

SortKey = tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]


def name_order(text: str) -> SortKey:
    """A key for `sorted`: Vietnamese dictionary order, capitals and small letters alike."""
    letters: list[tuple[int, ...]] = []
    tones: list[int] = []
    for syllable in text.casefold().split():
        decomposed = unicodedata.normalize("NFD", syllable)
        bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
        letters.append(tuple(_ORDER.get(c, ord(c) if ord(c) < 100 else 99 + ord(c)) for c in bare))
        tones.append(max((_TONES.get(c, 0) for c in decomposed), default=0))
    return tuple(letters), tuple(tones)


def without_accents(text: str) -> str:
    """Small letters without marks: “Thừa Thiên Huế” → “thua thien hue”, “Đắk Lắk” → “dak lak”."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
