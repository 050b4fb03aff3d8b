"""Every word of the product, by key and language, from the TOML files beside this one."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from data.words.plurals import Counted, Noun

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "vi"
HEADS = ("title", "finding")  # the last names of keys whose words are a sentence without a full stop
_HERE = Path(__file__).parent


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{key}.")
        else:
            yield key, value


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        clash = "a key that has words cannot begin other keys (`a` and `a.b`)"
        raise ValueError(f"{path.parent.name}/{path.name}: {error}; {clash}.") from error


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Key → sentence with {placeholders}; raises ValueError when two files give the same key."""
    words: dict[str, str] = {}
    for path in sorted((_HERE / language).glob("*.toml")):
        for key, text in _flat(_read(path)):
            if key in words:
                raise ValueError(f"“{key}” is written twice: remove it from {language}/{path.name}.")
            words[key] = text
    return words


def t(key: str, language: Language, **values: object) -> str:
    """The words for `key`; values are already formatted text. An unknown key raises KeyError.

    `{count:station|stations}` is the word for the number `count`. A sentence begins with a capital letter
    whatever its first value is.
    """
    words = catalogue(language)[key]
    if "|" in words:
        values = {name: _counted(value, language) for name, value in values.items()}
    text = words.format(**values)
    sentence = words.endswith(".") or key.endswith(HEADS)
    return capital(text) if sentence and words.startswith("{") else text


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """The text as it goes on inside a sentence: a small first letter, but of a name in capitals (V20)."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def _counted(value: object, language: Language) -> str:
    return value if isinstance(value, Noun) else Counted(str(value), language)


def level_noun(level: str, language: Language) -> Noun:
    """The noun for places of a level, or for kinds of station."""
    return Noun(t(f"level.noun.{level}", language), t(f"level.one.{level}", language), language)


@cache
def under(prefix: str, language: Language) -> Mapping[str, str]:
    """Name → words of every key `prefix.name`, as they are written."""
    start = f"{prefix}."
    return {
        key.removeprefix(start): text for key, text in catalogue(language).items() if key.startswith(start)
    }
