"""Requests drawn by chance: what readers' browsers send, and what none of them would."""

import json
import random
import string
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from pages.registry import PAGES

CALLBACK = "/_dash-update-component"
JSON = {"Content-Type": "application/json"}
LANGUAGES = ("vi", "en")
BITS = (
    "",
    "0",
    "-1",
    "null",
    "%00",
    "../",
    "06970",
    "99",
    "é",
    "Ω" * 300,
    "'",
    "%ff",
    "63",
    "🏥",
    "1e999",
    "%",
)
NAMES = (
    "province",
    "commune",
    "district",
    "region",
    "metric",
    "date",
    "compare",
    "level",
    "scheme",
    "zone",
    "version",
)


@dataclass(frozen=True)
class Asked:
    """One request as a client sends it."""

    method: str
    address: str
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)


def _part(component: str, name: str, value: Any = None) -> dict[str, Any]:
    return {"id": component, "property": name, "value": value}


SHOWN = (
    ("header", "children"),
    ("filters", "children"),
    ("status", "children"),
    ("page", "children"),
    ("footer", "children"),
    ("shell-shown", "data"),
    ("shell-meta", "data"),
)


def page_request(path: str, search: str) -> dict[str, Any]:
    """The body with which Dash's script asks for a page."""
    outputs = [{"id": component, "property": name} for component, name in SHOWN]
    return {
        "output": f"..{'...'.join(f'{component}.{name}' for component, name in SHOWN)}..",
        "outputs": outputs,
        "inputs": [
            _part("shell-url", "pathname", path),
            _part("shell-url", "search", search),
            _part("shell-version", "data"),
        ],
        "changedPropIds": ["shell-url.pathname"],
    }


def search_request(text: str, path: str, search: str) -> dict[str, Any]:
    """The body with which it asks for what a text finds."""
    return {
        "output": "search-found.children",
        "outputs": {"id": "search-found", "property": "children"},
        "inputs": [_part("search-asked", "data", text), _part("search-box", "is_open", True)],
        "changedPropIds": ["search-asked.data"],
        "state": [_part("shell-url", "pathname", path), _part("shell-url", "search", search)],
    }


def callback(body: Any) -> Asked:
    """The request that carries a body to the callbacks."""
    return Asked("POST", CALLBACK, json.dumps(body).encode(), JSON)


def ordinary(draw: random.Random, dates: Sequence[str]) -> Asked:
    """A page as a reader would ask for it, its content, a search, a file or what a map fetches."""
    pages = [page for page in PAGES.values() if page.examples]
    path, _, search = draw.choice(draw.choice(pages).examples).partition("?")
    province = f"{draw.randrange(1, 97):02}"
    more = {"lang": draw.choice(LANGUAGES), "date": draw.choice(dates), "province": province}
    search = f"?{search}&{urlencode(more)}"
    kind = draw.random()
    if kind < 0.6:
        return callback(page_request(path, search))
    if kind < 0.7:
        return callback(search_request(draw.choice(("yen", "Hà", "tram", "06970", "x")), path, search))
    if kind < 0.9:
        return Asked(
            "GET", draw.choice(("/", "/health", "/_dash-layout", "/_dash-dependencies", f"{path}{search}"))
        )
    what = draw.choice(("places", "values", "history", "stations"))
    return Asked("GET", f"/map/data/{what}?lang=vi&date={draw.choice(dates)}&level=province")


def hostile(draw: random.Random, dates: Sequence[str]) -> Asked:
    """A request that no page makes: forged, of another shape, nested, too long, or of letters no text has."""
    return draw.choice(HOSTILE)(draw, dates)


def _forged(draw: random.Random, dates: Sequence[str]) -> Asked:
    known = draw.choice((page_request("/map", "?lang=en"), search_request("yen", "/", "")))
    return callback(_bent(draw, deepcopy(known)))


def _bent(draw: random.Random, body: Any) -> Any:
    """The body with one of its parts left out, doubled or replaced by something else."""
    if isinstance(body, dict | list) and body and draw.random() < 0.8:
        key = draw.choice(list(body) if isinstance(body, dict) else range(len(body)))
        if draw.random() < 0.25:
            del body[key]
        else:
            body[key] = _bent(draw, body[key])
        return body
    return _anything(draw)


def _anything(draw: random.Random) -> Any:
    return draw.choice(
        (
            None,
            True,
            -1,
            1e308,
            "",
            "x" * 5000,
            "\ud800",
            "\x00",
            [],
            {},
            [[]],
            {"id": []},
            {"": {"": 0}},
            [1] * 200,
            _nested(draw),
        )
    )


def _nested(draw: random.Random) -> Any:
    inner: Any = 0
    for _ in range(draw.choice((50, 500))):
        inner = [inner] if draw.random() < 0.5 else {"a": inner}
    return inner


def _deep(draw: random.Random, dates: Sequence[str]) -> Asked:
    depth = draw.choice((500, 5000, 30000))
    return Asked("POST", CALLBACK, b"[" * depth + b"]" * depth, JSON)


def _no_json(draw: random.Random, dates: Sequence[str]) -> Asked:
    body = draw.choice((b"", b"{", b"null", b"\xff\xfe", b"NaN", draw.randbytes(200), b"a=1&b=2"))
    return Asked("POST", CALLBACK, body, draw.choice((JSON, {}, {"Content-Type": "text/plain"})))


def _odd_page(draw: random.Random, dates: Sequence[str]) -> Asked:
    path = draw.choice(
        ("/", "/map", "/places/63/" + draw.choice(BITS), "/stations/" + draw.choice(BITS), "//", "/..", "x")
    )
    return callback(page_request(path, _odd_query(draw)))


def _odd_query(draw: random.Random) -> str:
    return "?" + "&".join(f"{draw.choice(NAMES)}={draw.choice(BITS)}" for _ in range(draw.randrange(1, 5)))


def _odd_search(draw: random.Random, dates: Sequence[str]) -> Asked:
    text = "".join(draw.choice(string.printable + "ắỗ\x00’“🏥") for _ in range(draw.randrange(1, 60)))
    return callback(search_request(text, draw.choice(("/", "/nowhere")), _odd_query(draw)))


def _odd_map(draw: random.Random, dates: Sequence[str]) -> Asked:
    what = draw.choice(
        ("places", "values", "history", "stations", "ahead/x", "none", quote(draw.choice(BITS)))
    )
    query = draw.choice(
        ("level=stations", "commune=06970", "level=commune&province=99", quote(_odd_query(draw), safe="?&=%"))
    )
    return Asked("GET", f"/{draw.choice(('map/data', 'gaps/clusters'))}/{what}?{query}")


def _odd_file(draw: random.Random, dates: Sequence[str]) -> Asked:
    name = draw.choice(
        (
            *map(quote, BITS),
            "x" * 300,
            "..%2F..%2Fetc%2Fpasswd",
            "63-commune.geojson",
            "a.csv",
            "trend.xlsx",
            "%00.json",
        )
    )
    folder = draw.choice(
        (
            "shapes",
            "download",
            "download/map",
            "assets",
            "_dash-component-suites/dash",
            "_dash-component-suites",
        )
    )
    return Asked("GET", f"/{folder}/{name}?{quote(_odd_query(draw), safe='?&=%')}")


def _odd_method(draw: random.Random, dates: Sequence[str]) -> Asked:
    method = draw.choice(("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "HEAD", "BREW"))
    return Asked(method, draw.choice(("/", "/health", CALLBACK, "/shapes/x", "/map/data/values")))


def _too_large(draw: random.Random, dates: Sequence[str]) -> Asked:
    if draw.random() < 0.5:
        return Asked("GET", "/?" + "a" * 20_000)
    return Asked("POST", CALLBACK, b"x" * draw.choice((70_000, 300_000)), JSON)


HOSTILE: tuple[Callable[[random.Random, Sequence[str]], Asked], ...] = (
    _forged,
    _forged,
    _forged,
    _deep,
    _no_json,
    _odd_page,
    _odd_search,
    _odd_map,
    _odd_file,
    _odd_method,
    _too_large,
)
