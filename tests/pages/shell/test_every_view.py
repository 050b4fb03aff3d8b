"""Every view of every page answers for every kind of place, on both sides of July 2025, in both languages.

A page turns a fault into a sentence, so it would be seen only by whoever comes by: `page_body` raises it.
"""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from data.scope import LEVELS, REFORM, Level, Scheme, Scope
from data.store.publication import Publication
from data.words import LANGUAGES
from pages.registry import PAGES, page_at
from pages.router import page_body
from queries.counts import counts_by_place
from queries.stations import stations
from tests.conftest import ReadStore
from tests.pages.reading import words_on

# A page whose path says the place has a test of its own below.
VIEWS = [
    address
    for page in PAGES.values()
    for address in page.examples
    if page.key != "places" and address.partition("?")[0] == page.path
]
FILTERS = ("", "zone=3&connection=none", "area=1")


@pytest.fixture(scope="module")
def crossing(crossing_store: Path) -> Publication:
    return Publication(crossing_store)


@pytest.fixture(autouse=True)
def on_the_crossing_store(store: Path, crossing: Publication, read_store: ReadStore) -> None:
    read_store(crossing.root)


@pytest.fixture(scope="module")
def busiest(crossing: Publication) -> dict[tuple[Scheme, Level], str]:
    """Scheme and level → the code of the place with the most sites."""
    snapshot, found = crossing.snapshot(), {}
    for scheme, levels in LEVELS.items():
        for level in levels[1:]:
            places = counts_by_place(snapshot, Scope(scheme), level).sort("stations", "code")
            found[scheme, level] = places["code"][-1]
    return found


def days(crossing: Publication) -> list[str]:
    """The first date, both sides of the reform, the last."""
    every = crossing.snapshot().dates
    after = next(number for number, day in enumerate(every) if day >= REFORM)
    return [every[number].isoformat() for number in (0, after - 1, after, -1)]


def test_every_page_has_examples_of_its_own_and_every_view_is_one():
    for page in PAGES.values():
        assert {page_at(address.partition("?")[0])[0].key for address in page.examples} == {page.key}
        choices = page.parameters.get("view") or page.parameters.get("part")
        queries = [address.partition("?")[2] for address in page.examples]
        shown = {value for query in queries for name, value in parse_qsl(query) if name in ("view", "part")}
        assert choices is None or shown >= set(choices.accepts.__self__) - {choices.default}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_answers_for_every_kind_of_place(view: str, crossing: Publication, busiest: dict):
    path, _, own = view.partition("?")
    inside = [f"scheme={scheme}&{level}={code}" for (scheme, level), code in busiest.items()]
    dates = days(crossing)
    for number, place in enumerate(["scheme=34", "scheme=63", *inside]):
        seen = f"date={dates[number % 4]}&lang={LANGUAGES[number % 2]}"
        asked = [part for part in (own, place, FILTERS[number % 3], seen) if part]
        assert words_on(page_body(path, "&".join(asked)))


def test_every_place_and_one_station_answer_on_every_date(crossing: Publication, busiest: dict):
    site = stations(crossing.snapshot(), Scope())["station_id"][0]
    paths = [f"/stations/{site}", *(f"/places/{scheme}/{code}" for (scheme, _), code in busiest.items())]
    for number, day in enumerate(days(crossing)):
        for path in paths:
            assert words_on(page_body(path, f"date={day}&lang={LANGUAGES[number % 2]}"))
