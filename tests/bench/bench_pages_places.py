"""The pages of places and stations on the published store, cold cache, warm process: part of `make bench`.

Prints milliseconds (median of seven): the page's data (every query it asks, goal 50), and the whole page,
its components included.
"""

import functools
import gc
import statistics
import time
from collections.abc import Callable

import polars as pl
import pytest

from data.errors import TramSoError
from data.opened import OpenedMart
from data.scope import Scope
from pages._published import publication
from pages._router import page_body
from queries.stations import silent_stations

RUNS, GOAL = 7, 50


def forget() -> None:
    """Empty the cache of every loader."""
    for held in gc.get_objects():
        if isinstance(held, functools._lru_cache_wrapper) and held.__module__.startswith("queries"):
            held.cache_clear()


def pages() -> dict[str, str]:
    row = silent_stations(publication().snapshot(), Scope()).row(0, named=True)
    return {
        "region": "/places/34/TDMNPB",
        "province": "/places/34/11",
        "province, 63": "/places/63/79",
        "district": "/places/63/001",
        "commune": f"/places/34/{row['commune']}",
        "station": f"/stations/{row['station_id']}",
        "station, all months": f"/stations/{row['station_id']}?months=all",
        "stations of a province": "/stations?province=01",
    }


def bench_pages_places(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        addresses = pages()
    except TramSoError as error:
        pytest.skip(str(error))
    asked: list[float] = []
    monkeypatch.setattr(OpenedMart, "answer", timed(OpenedMart.answer, asked))
    print(f"\n{'milliseconds':<28}{'queries':>8}{'data':>8}{'page':>8}{'goal':>8}")
    for name, address in addresses.items():
        path, _, query = address.partition("?")
        page_body(path, query)
        data, whole, count = [], [], 0
        for _ in range(RUNS):
            forget()
            asked.clear()
            started = time.perf_counter()
            page_body(path, query)
            whole.append(1000 * (time.perf_counter() - started))
            data.append(sum(asked))
            count = len(asked)
        took = statistics.median(data)
        mark = "" if took <= GOAL else "  over"
        print(f"{name:<28}{count:>8}{took:>8.1f}{statistics.median(whole):>8.1f}{GOAL:>8}{mark}")


def timed(ask: Callable[..., pl.DataFrame], asked: list[float]) -> Callable[..., pl.DataFrame]:
    """The same, its milliseconds noted."""

    @functools.wraps(ask)
    def answer(*arguments: object) -> pl.DataFrame:
        started = time.perf_counter()
        rows = ask(*arguments)
        asked.append(1000 * (time.perf_counter() - started))
        return rows

    return answer
