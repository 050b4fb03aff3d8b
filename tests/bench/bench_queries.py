"""Every question on the published store, cold cache, warm process: part of `make bench`.

Prints the median and the worst of nine runs in milliseconds, of wall time and of processor time (both cores),
beside the goal. Aggregates: 20 ms for any place; points and lists of sites: 50 ms.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import polars as pl
import pytest

from data.errors import TramSoError
from data.scope import Reader, Scope
from data.settings import settings
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from queries import counts, ledgers, search, search_index, station, station_around, stations
from tests.bench.cold import forget

RUNS = 9
AGGREGATE, SITES = 20, 50
METRIC = ("stations_paperless", "stations_paperless_base")
Question = tuple[str, int, Callable[..., pl.DataFrame], tuple[Any, ...]]


def scopes() -> dict[str, Scope]:
    return {
        "country": Scope("34"),
        "country, 63": Scope("63"),
        "region": Scope("34", region="DBSH"),
        "province": Scope("34", region="DBSH", province="01"),
        "district": Scope("63", region="DBSH", province="01", district="001"),
        "commune": Scope("34", region="DBSH", province="01", commune="00070"),
        "zone 3, fibre": Scope("34", zone=3, connection="fibre"),
        "provincial reader": Scope("63", reader=Reader("province", "11")),
    }


def questions(snapshot: Snapshot) -> Iterator[Question]:
    earlier = snapshot.previous or snapshot
    for name, scope in scopes().items():
        yield f"counts_by_date · {name}", AGGREGATE, counts.counts_by_date, (snapshot, scope)
        if scope.child_level:
            yield f"counts_by_place · {name}", AGGREGATE, counts.counts_by_place, (snapshot, scope)
        yield f"ledger_counts · {name}", AGGREGATE, ledgers.ledger_counts, (snapshot, scope)
        yield f"ledger_counts_by_date · {name}", AGGREGATE, ledgers.ledger_counts_by_date, (snapshot, scope)
        yield f"estimated_by_date · {name}", AGGREGATE, counts.estimated_by_date, (snapshot, scope)
        yield f"stage_flow · {name}", AGGREGATE, stations.stage_flow, (snapshot, scope, earlier)
        yield f"without_report · {name}", SITES, stations.without_report, (snapshot, scope)
        yield f"back_to_paper · {name}", SITES, stations.back_to_paper, (snapshot, scope)
    whole = Scope("34")
    for level in ("province", "commune"):
        yield f"counts_by_place · every {level}", SITES, counts.counts_by_place, (snapshot, whole, level)
        moving = (snapshot, whole, level, METRIC)
        yield f"counts_by_place_and_date · every {level}", SITES, counts.counts_by_place_and_date, moving
    yield "station_points · country", SITES, stations.station_points, (snapshot, whole, METRIC)
    yield "stations · province", SITES, stations.stations, (snapshot, scopes()["province"])
    site = stations.station_points(snapshot, whole, METRIC)["station_id"][0]
    for ask in (station.station, station.station_history, station.station_reports):
        yield f"{ask.__name__}", AGGREGATE, ask, (snapshot, site, Reader())
    yield "station_around", AGGREGATE, station_around.station_around, (snapshot, site, "34", Reader())
    yield "search_index", SITES, search_index.search_index, (snapshot, Reader())
    yield "search · yen bai", AGGREGATE, search.search, (snapshot, Reader(), "yen bai")


def measure(ask: Callable[..., pl.DataFrame], arguments: tuple[Any, ...]) -> tuple[float, float, float]:
    """Median and worst wall time and the median processor time, in milliseconds, the cache passed by."""
    ask(*arguments)
    wall, processor = [], []
    for _ in range(RUNS):
        forget()
        started, worked = time.perf_counter(), time.process_time()
        ask(*arguments)
        wall.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (time.process_time() - worked))
    return statistics.median(wall), max(wall), statistics.median(processor)


def bench_queries() -> None:
    try:
        snapshot = Publication(settings().store).snapshot()
    except TramSoError as error:
        pytest.skip(str(error))
    sites = counts.counts_now(snapshot, Scope())["stations"].item()
    print(f"\n{snapshot.version}: {len(snapshot.dates)} dates, {sites} sites")
    print(f"{'milliseconds':<48}{'median':>8}{'worst':>8}{'cpu':>8}{'goal':>8}")
    for name, goal, ask, arguments in questions(snapshot):
        median, worst, processor = measure(ask, arguments)
        mark = "" if median <= goal else "  over"
        print(f"{name:<48}{median:>8.1f}{worst:>8.1f}{processor:>8.1f}{goal:>8}{mark}")
