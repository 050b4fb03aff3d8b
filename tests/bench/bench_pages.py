"""Every page on the published store, from its address to what is sent: part of `make bench`.

Prints medians of seven in milliseconds, every query cold and the process warm. data: the queries (goal 50,
for points 100), wall and processor time; page: header, filters and body as components; sent: those as JSON.
Processor time is of both cores, and what to compare by when the machine has other work.
"""

import functools
import gzip
import json
import statistics
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import polars as pl
import pytest
from plotly.utils import PlotlyJSONEncoder

from data.errors import TramSoError
from data.scope import Scope
from data.store.opened import OpenedMart
from pages.map.routes import answer
from pages.map.sources import addresses
from pages.registry import PAGES
from pages.router import build, build_once
from pages.shell.published import publication, view_of
from queries.stations import without_report
from tests.bench.cold import forget

RUNS, GOAL, POINTS_GOAL = 7, 50, 100
PLACES = {
    "country": "scheme=34",
    "country, 63": "scheme=63",
    "region": "scheme=34&region=DBSH",
    "province": "scheme=34&province=01",
    "province, 63": "scheme=63&province=79",
    "district": "scheme=63&district=001",
}
MAPS = (
    "",
    "level=commune",
    "scheme=63&level=district",
    "province=01",
    "level=stations",
    "province=01&level=stations",
)
Time = tuple[float, float]


@pytest.fixture(autouse=True)
def store() -> None:
    try:
        publication().current()
    except TramSoError as error:
        pytest.skip(str(error))
    build_once()


def page_addresses() -> dict[str, str]:
    """What is measured: name → address."""
    row = without_report(publication().snapshot(), Scope()).row(0, named=True)
    places = PLACES | {"commune": f"scheme=34&commune={row['commune']}"}
    scoped = {
        f"{path} · {name}": f"{path}?{query}"
        for path in ("/", "/map", "/gaps", "/paperless", "/platforms", "/quality")
        for name, query in places.items()
        if path.strip("/") in {*PAGES, ""}
    }
    return scoped | {
        "/map · every commune": "/map?level=commune",
        "/map · every station": "/map?level=stations",
        "/map · two dates": f"/map?beside=date:{publication().snapshot().dates[0]}",
        "/gaps · communes": "/gaps?level=commune",
        "/gaps · districts": "/gaps?scheme=63&level=district",
        "/gaps · doctors": "/gaps?metric=stations_with_doctor",
        "/gaps · zones": "/gaps?by=zone",
        "/gaps · bounds": "/gaps?bounds=last",
        "/gaps · why": "/gaps?view=why",
        "/gaps · closing": "/gaps?view=closing",
        "/gaps · equity": "/gaps?view=equity",
        "/gaps · clusters": "/gaps?view=clusters&level=commune",
        "/paperless · communes": "/paperless?level=commune",
        "/paperless · one ledger": "/paperless?ledger=L74",
        "/paperless · flow": f"/paperless?view=flow&compare={publication().snapshot().dates[0]}",
        "/paperless · pace": "/paperless?view=pace",
        "/paperless · when done": "/paperless?view=forecast",
        "/paperless · what if": "/paperless?view=plan",
        "/platforms · places": "/platforms?view=places",
        "/platforms · communes": "/platforms?view=places&province=01",
        "/quality · all dates": "/quality?span=all",
        "/quality · communes": "/quality?province=01&level=commune&span=all",
        "/quality · checks": "/quality?part=checks",
        "/quality · checks, communes": "/quality?part=checks&level=commune",
        "/quality · arrived": "/quality?part=arrived",
        "/quality · origin": "/quality?part=origin",
        "/places · region": "/places/34/TDMNPB",
        "/places · province": "/places/34/11",
        "/places · province, 63": "/places/63/79",
        "/places · district": "/places/63/001",
        "/places · commune": f"/places/34/{row['commune']}",
        "/stations · one": f"/stations/{row['station_id']}",
        "/stations · one, all months": f"/stations/{row['station_id']}?months=all",
        "/stations · province": "/stations?province=01",
        "/stations · a cell": "/stations?ledger=L74&state=parallel",
        "/about": "/about",
    }


def bench_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Time] = []
    listed = page_addresses()
    monkeypatch.setattr(OpenedMart, "answer", timed(OpenedMart.answer, asked))
    heads = ("asked", "data", "cpu", "page cpu", "sent cpu", "bytes")
    print(f"\n{'milliseconds':<30}" + "".join(f"{head:>10}" for head in heads))
    for name, address in listed.items():
        goal = POINTS_GOAL if "level=stations" in address else GOAL
        _print_page(name, *address.partition("?")[::2], asked, goal)


def _print_page(name: str, path: str, query: str, asked: list[Time], goal: float) -> None:
    build(path, query)
    data, data_cpu, page_cpu, sent_cpu = [], [], [], []
    for _ in range(RUNS):
        forget()
        asked.clear()
        started = time.process_time()
        built = build(path, query)
        drawn = time.process_time()
        sent = json.dumps(
            [built.header, built.filters, built.status, built.page, built.footer], cls=PlotlyJSONEncoder
        )
        sent_cpu.append(time.process_time() - drawn)
        data.append(sum(wall for wall, _ in asked))
        data_cpu.append(sum(cpu for _, cpu in asked))
        page_cpu.append(drawn - started - data_cpu[-1])
    shown = [1000 * statistics.median(times) for times in (data, data_cpu, page_cpu, sent_cpu)]
    mark = f"  over {goal}" if shown[1] > goal else ""
    times = "".join(f"{median:>10.1f}" for median in shown)
    print(f"{name:<30}{len(asked):>10}{times}{len(gzip.compress(sent.encode())):>10,}{mark}")


def bench_map_answers() -> None:
    print(f"\n{'what a map fetches':<32}{'':<9}{'bytes':>9}{'cpu':>8}")
    for query in MAPS:
        view = view_of(PAGES["map"], "/map", query)
        sent = addresses(view, stations="stations" in query, slider=True)
        for address in dict.fromkeys((sent.places, sent.values, sent.stations, sent.history)):
            if address is not None:
                _print_answer(query, address)


def _print_answer(query: str, address: str) -> None:
    parts = urlsplit(address)
    view = view_of(PAGES["map"], "/map", parts.query)
    what = parts.path.rsplit("/", 1)[1]
    answer(what, view)
    spent = []
    for _ in range(RUNS):
        forget()
        started = time.process_time()
        text = answer(what, view)
        spent.append(1000 * (time.process_time() - started))
    size = len(gzip.compress(text.encode(), 6))
    print(f"{query or 'country':<32}{what:<9}{size:>9,}{statistics.median(spent):>8.1f}")


def timed(ask: Callable[..., pl.DataFrame], asked: list[Time]) -> Callable[..., pl.DataFrame]:
    """The same, its wall and processor seconds noted."""

    @functools.wraps(ask)
    def answer(*arguments: object) -> pl.DataFrame:
        wall, cpu = time.perf_counter(), time.process_time()
        rows = ask(*arguments)
        asked.append((time.perf_counter() - wall, time.process_time() - cpu))
        return rows

    return answer
