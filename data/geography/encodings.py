"""Text of old attribute tables: UTF-8, Windows-1258 or TCVN3, told apart by the names of real units."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from data.geography.units import load_units

# TCVN 5712:1993 (VN3): the letters of each byte; capitals with tone marks have none and come as small ones.
_TCVN3 = (
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_OF_TCVN3 = str.maketrans(*_TCVN3)


def decoded(table: Any) -> Any:
    """The table with every text that was read as ISO-8859-1 as its writer meant it.

    The encoding is the one in which most texts are words of names of units; UTF-8 where none differs.
    """
    texts = [name for name in table.columns if any(isinstance(cell, str) for cell in table[name])]
    way = as_meant([cell for name in texts for cell in table[name] if isinstance(cell, str)])
    for name in texts:
        table[name] = [way(cell) if isinstance(cell, str) else cell for cell in table[name]]
    return table


def _utf8(text: str) -> str:
    return text.encode("latin-1").decode("utf-8", "replace")


def _windows_1258(text: str) -> str:
    """Tone marks stand behind their letters there; they are joined with them."""
    return unicodedata.normalize("NFC", text.encode("latin-1").decode("cp1258", "replace"))


def _tcvn3(text: str) -> str:
    return text.translate(_OF_TCVN3)


WAYS: tuple[Callable[[str], str], ...] = (_utf8, _windows_1258, _tcvn3)


def as_meant(cells: Sequence[str], ways: Sequence[Callable[[str], str]] = WAYS) -> Callable[[str], str]:
    """From text that was read as ISO-8859-1 to what its writer meant: the way that finds most known words."""
    return max(ways, key=lambda way: sum(_known(way(cell)) for cell in cells))


def _known(text: str) -> int:
    """How many of a text's words with Vietnamese letters are words of names of units."""
    return sum(word in _words() for word in text.casefold().split() if not word.isascii())


@cache
def _words() -> frozenset[str]:
    names = load_units().table["name_vi"]
    return frozenset(word for name in names for word in unicodedata.normalize("NFC", name).casefold().split())
