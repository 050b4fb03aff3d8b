"""What pages say, as text that can be compared: keys instead of sentences, a part of a page on each line.

`python -m tests.pages.said` writes all of VIEWS anew, each page's beside its tests, for a change that is
meant: its difference is read like code. Words are left out, so that a better sentence changes nothing here;
long lists are cut to both ends and a digest of the whole.
"""

import hashlib
import json
import os
import re
import string
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from dash.development.base_component import Component

from components.cards.figure_card import FigureCard
from components.charts.chart import Chart
from components.renderers.plotly.render import DRAWINGS, render
from data import words
from tests.stores import crossing_store

HERE = Path(__file__).parent
VIEWS = (
    "/?lang=en",
    "/?scheme=63&province=01&date=2025-06-30&metric=record_coverage",
    "/stages?lang=en",
    "/stages?province=01&scheme=63",
    "/map",
    "/map?form=tiles&lang=en",
    "/map?level=commune&province=01",
    "/map?level=stations&province=01&lang=en",
    "/map?beside=metric:deployment&stations=on",
    "/map?form=tiles&beside=date:2026-09-30&metric=record_coverage",
    "/gaps",
    "/gaps?by=zone&lang=en",
    "/gaps?bounds=last&scheme=63&date=2025-06-30",
    "/gaps?bounds=zero&metric=stations_with_doctor",
    "/gaps?metric=deployment&lang=en",
    "/gaps?metric=teleconsultations&province=01",
    "/gaps?view=why&lang=en",
    "/gaps?view=closing",
    "/gaps?view=equity&lang=en",
    "/gaps?view=clusters",
    "/gaps?view=clusters&level=district&scheme=63&metric=stations_with_doctor&lang=en",
    "/gaps?view=why&metric=paperless_stations&province=01",
    "/gaps?view=closing&metric=stations_with_doctor&lang=en",
    "/paperless?lang=en",
    "/paperless?ledger=L74&province=01",
    "/paperless?zone=3&connection=none&lang=en",
    "/paperless?view=flow&lang=en",
    "/paperless?view=pace",
    "/paperless?view=forecast&lang=en",
    "/paperless?view=plan",
    "/paperless?view=plan&order=nearest&pace=quarter&province=01&lang=en",
    "/paperless?view=forecast&target=50%25&province=01",
    "/changes?lang=en",
    "/changes?province=01&kind=paper&compare=2025-10-31",
    "/changes?scheme=63&date=2025-07-31&kind=merged&lang=en",
    "/changes?view=places&compare=2025-10-31",
    "/changes?view=places&date=2025-07-31&metric=stations_with_doctor&lang=en",
    "/platforms",
    "/platforms?view=places&lang=en",
    "/quality",
    "/quality?span=all&level=commune&province=01&lang=en",
    "/quality?part=checks",
    "/quality?part=arrived&lang=en",
    "/quality?part=origin",
    "/quality?part=origin&of=%2Fgaps&figure=gaps&lang=en",
    "/places/34/01",
    "/places/34/01?compare=2025-06-30&metric=timeliness&lang=en",
    "/places/34/99",
    "/places?lang=en",
    "/places/34/15?compare=2026-09-30&lang=en",
    "/places/34/80?compare=2026-09-30",
    "/places/34/DBSH",
    "/places/63/01/001?date=2025-06-30&lang=en",
    "/stations",
    "/stations/K-000001",
    "/stations/K-000022?lang=en",
    "/stations/K-000126",
    "/stations/K-000003?date=2025-06-30&lang=en",
    "/stations/none?lang=en",
    "/stations?ledger=L74&state=parallel&lang=en",
    "/about",
    "/about?date=2025-06-30&lang=en",
    "/about?sources=2026-10-31&q=s%E1%BB%95",
    "/search?q=yen&lang=en",
    "/search?q=zzz",
    "/nowhere",
)
# What differs from one publishing to the next of the same country.
CHANGING = re.compile(
    r"\d{8}T\d{6}Z-[0-9a-f]{12}|\d\d:\d\d,? \d[\w/ ]+\d{4}|(?<=footer\.published date=)[^>]+|[0-9a-f]{64}"
)
MOST, LONGEST_TEXT, DIGITS = 6, 160, 6


@cache
def keys(language: words.Language) -> Mapping[str, str]:
    """Key → the key itself with what is put into its sentence."""
    texts = _catalogue(language)
    return {key: f"<{' '.join([key, *sorted(_placeholders(text))])}>" for key, text in texts.items()}


def _placeholders(text: str) -> set[str]:
    return {f"{name}={{{name}}}" for _, name, _, _ in string.Formatter().parse(text) if name}


_catalogue = words.catalogue


def lines_of(part: Any, depth: int = 0) -> Iterator[str]:
    """A page from the outside in: a component and its properties a line, what is in it below, further in."""
    if isinstance(part, list | tuple):
        for inner in _ends(list(part), depth):
            yield from lines_of(inner, depth)
    elif isinstance(part, Component):
        charts = [part.chart] if isinstance(part, FigureCard) else []
        given = {name: value for name, value in part.to_plotly_json()["props"].items() if name != "children"}
        yield f"{' ' * depth}{type(part).__name__} {_compact(given) if given else ''}".rstrip()
        for drawn in [trace for chart in charts for trace in _drawn(chart)]:
            yield f"{' ' * depth} · {_compact(drawn)}"
        yield from lines_of(getattr(part, "children", None), depth + 1)
    elif part is not None:
        yield f"{' ' * depth}{_text(str(part))}"


def _drawn(chart: Chart) -> list[Any]:
    """The traces and the layout of a picture; no picture, or a map that the browser fills, has none."""
    if chart.frame.is_empty() or chart.kind not in set(DRAWINGS) - {"choropleth", "points"}:
        return []
    figure = render(chart)
    return [*figure["data"], figure["layout"]]


def _ends(parts: list[Any], depth: int) -> list[Any]:
    """The parts, or both ends of many and a digest of all."""
    if depth == 0 or len(parts) <= MOST:
        return parts
    whole = _digest("\n".join(line for part in parts for line in lines_of(part, depth)))
    return [*parts[:2], f"… {len(parts)} parts, {whole} …", parts[-1]]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _text(text: str) -> str:
    """Without publishing's own marks; of a long one its begin and a digest."""
    text = CHANGING.sub("…", text)
    return text if len(text) <= LONGEST_TEXT else f"{text[:40]}… {len(text)}, {_digest(text)}"


def _compact(value: Any) -> str:
    return json.dumps(_short(value), ensure_ascii=False, sort_keys=True, default=str)


def _short(value: Any) -> Any:
    """Numbers to six digits, long lists and texts cut."""
    if isinstance(value, Component):
        return list(lines_of(value))
    if isinstance(value, Mapping):
        return {str(name): _short(inner) for name, inner in value.items()}
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if hasattr(value, "tolist"):
        return _short(value.tolist())
    if isinstance(value, list | tuple):
        each = [_short(one) for one in value]
        whole = _digest(json.dumps(each, default=str))
        return each if len(each) <= MOST else [*each[:2], f"… {len(each)}, {whole} …", each[-1]]
    return _text(value) if isinstance(value, str) else value


def said() -> dict[str, str]:
    """Key of a page → what its views say over the store of the settings."""
    words.catalogue = keys  # type: ignore[assignment]
    registry, router = import_module("pages.registry"), import_module("pages.router")
    found: dict[str, list[str]] = {}
    for view in VIEWS:
        path, _, search = view.partition("?")
        shown = router.build(path, f"?{search}")
        parts = vars(shown).values() if view == VIEWS[0] else [shown.page]
        lines = found.setdefault(registry.page_at(path)[0].key, [])
        lines += [f"# {view}", *(line for part in parts for line in lines_of(part)), ""]
    return {key: "\n".join(lines) for key, lines in found.items()}


def write(folder: Path) -> None:
    """A file of each page, `<page>/said.txt`."""
    for key, text in said().items():
        (folder / key).mkdir(parents=True, exist_ok=True)
        (folder / key / "said.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as stores:
            os.environ["TRAMSO_STORE"] = str(crossing_store(Path(stores)))
            write(HERE)
