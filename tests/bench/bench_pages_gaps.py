"""What /gaps and /paperless cost on the published store: part of `make bench`.

Prints the median of five runs in milliseconds, wall time and processor time, from the address to the finished
components, every query cold and the process warm; the goal is 50 ms at the default size.
"""

import statistics
import time

import pytest

from data.errors import TramSoError
from pages._page import page_at
from pages._published import publication, view_of
from queries import counts, gaps, ledgers, progress

RUNS, GOAL = 5, 50
ADDRESSES = (
    "/gaps",
    "/gaps?metric=paperless_stations",
    "/gaps?metric=stations_with_doctor",
    "/gaps?province=01",
    "/gaps?level=commune",
    "/gaps?scheme=63&level=district",
    "/paperless",
    "/paperless?ledger=L74",
    "/paperless?province=01",
    "/paperless?level=commune",
)
COLD = (
    counts.counts_by_date,
    counts.counts_by_place,
    gaps.gap_by_place,
    ledgers.ledger_counts,
    ledgers.ledger_counts_by_date,
    progress.progress_by_place,
)


@pytest.fixture(scope="module", autouse=True)
def store() -> None:
    try:
        publication().current()
    except TramSoError as error:
        pytest.skip(str(error))


def bench_gaps_and_paperless() -> None:
    print(f"\n{'page':40} {'data wall':>10} {'page wall':>10} {'page cpu':>10}   goal {GOAL} ms")
    for address in ADDRESSES:
        path, _, search = address.partition("?")
        _built(path, search)
        cold = [_built(path, search, cold=True) for _ in range(RUNS)]
        warm = [_built(path, search) for _ in range(RUNS)]
        whole, spent = (statistics.median(run[place] for run in cold) for place in (0, 1))
        drawn = statistics.median(run[0] for run in warm)
        print(f"{address:40} {whole - drawn:10.1f} {whole:10.1f} {spent:10.1f}")


def _built(path: str, search: str, cold: bool = False) -> tuple[float, float]:
    """Wall and processor time of one page in milliseconds."""
    if cold:
        for loader in COLD:
            loader.cache_clear()
    wall, spent = time.perf_counter(), time.process_time()
    page, parts = page_at(path)
    page.render(view_of(page, path, search), **parts)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - spent) * 1000
