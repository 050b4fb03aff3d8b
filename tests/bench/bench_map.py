"""What the map costs on the published store: part of `make bench`.

Prints the size of what is sent (gzip, as browsers get it) and the processor time to make it, warm process.
"""

import gzip
import time
from urllib.parse import urlsplit

import pytest

from data.errors import TramSoError
from pages._map_addresses import addresses, answer
from pages._page import all_pages
from pages._published import publication, view_of

QUERIES = ("", "level=commune", "scheme=63&level=district", "province=01", "province=01&level=stations")


@pytest.fixture(scope="module", autouse=True)
def store() -> None:
    try:
        publication().current()
    except TramSoError as error:
        pytest.skip(str(error))


def bench_map_answers() -> None:
    for query in QUERIES:
        view = view_of(all_pages()["map"], "/map", query)
        sent = addresses(view, stations="stations" in query, slider=True)
        for address in dict.fromkeys((sent.places, sent.values, sent.stations, sent.history)):
            if address is not None:
                _print(query, address)


def _print(query: str, address: str) -> None:
    parts = urlsplit(address)
    view = view_of(all_pages()["map"], "/map", parts.query)
    what = parts.path.rsplit("/", 1)[1]
    answer(what, view)
    start = time.process_time()
    text = answer(what, view)
    spent = (time.process_time() - start) * 1000
    print(
        f"{query or 'country':32} {what:9} {len(gzip.compress(text.encode(), 6)):>9,} bytes {spent:8.1f} ms"
    )
