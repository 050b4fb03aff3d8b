"""The parameters of an address, raw: its query, its language, and which values a page takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl

from data.settings import settings
from data.words import DEFAULT_LANGUAGE, LANGUAGES, Language

# What social networks and advertisers hang on to a link that somebody shares; it says nothing about the page.
TRACKERS = ("fbclid", "gclid", "dclid", "msclkid", "zarsrc", "gidzl")
REPEATED_BACK = 60  # characters of what a reader typed


@dataclass(frozen=True)
class Parameter:
    """A page's own parameter: its default and which texts are good."""

    default: str
    accepts: Callable[[str], bool]


def one_of(*values: str) -> Parameter:
    """A parameter that takes one of a few words, the first by default."""
    return Parameter(values[0], values.__contains__)


def query_of(search: str | None) -> dict[str, str]:
    """The parameters of an address's query; the last one counts where one is repeated."""
    return {name: value.strip() for name, value in _pairs(search) if value.strip()}


def _pairs(search: str | None) -> list[tuple[str, str]]:
    """The parameters in their order, without those that follow a reader from elsewhere."""
    pairs = parse_qsl((search or "").lstrip("?"))
    return [pair for pair in pairs if pair[0] not in TRACKERS and not pair[0].startswith("utm_")]


def from_root(path: str) -> str:
    """A path of this server as browsers ask for it, below the path that a proxy serves it under."""
    return settings().base_path + path


def below_base(path: str) -> str:
    """The path of this server in one that a browser shows; one from elsewhere stays as it is."""
    base = settings().base_path
    inside = path == base or path.startswith(f"{base}/")
    return path.removeprefix(base) or "/" if inside else path


def is_day(text: str) -> bool:
    """True for a date as addresses write it."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def clipped(text: str) -> str:
    """The reader's own text as a sentence repeats it: the beginning of a very long one."""
    return text if len(text) <= REPEATED_BACK else f"{text[:REPEATED_BACK]}…"


def language_of(search: str | None) -> Language:
    """The language an address asks for, Vietnamese where it asks for none that exists."""
    return next((known for known in LANGUAGES if known == query_of(search).get("lang")), DEFAULT_LANGUAGE)


def repeated_in(search: str | None) -> dict[str, str]:
    """The parameters that a query repeats with another value, with the value that counts."""
    last = query_of(search)
    pairs = _pairs(search)
    return {name: last[name] for name, value in pairs if last.get(name, value.strip()) != value.strip()}
