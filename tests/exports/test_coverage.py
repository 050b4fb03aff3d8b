"""For whom every metric speaks in every export, under filters too: counted from the landing files."""

from pathlib import Path

import pytest

from data.geography.units import load_units
from data.measures.metrics import BY_KEY
from data.scope import Scope
from data.store.publication import Publication
from queries.coverage import coverage_of, enough_by_place, register_of
from tests.exports.countries import WRITERS
from tests.exports.truth import ANSWERS, BOTH, HEADS, PEOPLE, Speaks, gives, speaks_for, stations_of
from tests.stores import export_store

METRICS = (
    *(
        "deployment",
        "reporting",
        "timeliness",
        "paperless_stations",
        "ledger_digitisation",
        "parallel_running",
    ),
    *(*PEOPLE, *BOTH, *ANSWERS, *HEADS),
)
FILTERS = ({}, {"zone": 3}, {"area": 1}, {"connection": "none"}, {"province": "11"}, {"zone": 2, "area": 3})


def spoken(found):
    return found and Speaks(found.stations, found.all_stations, found.areas)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_value_speaks_for_the_stations_of_the_landing_files_that_gave_it(kind: str, stores_folder: Path):
    store = export_store(stores_folder, kind)
    snapshot = Publication(store).snapshot()
    rows = stations_of(store.parent / "landing", snapshot.date)
    wrong = {}
    for filters in FILTERS:
        chosen = [row for row in rows if all(row[name] == value for name, value in filters.items())]
        level = "commune" if "province" in filters else "province"
        for key in METRICS:
            expected = speaks_for(chosen, key, snapshot.date, level)
            found = spoken(coverage_of(snapshot, Scope("34", **filters), BY_KEY[key]))
            if found != expected:
                wrong[key, *filters.items()] = (found, expected)
    assert wrong == {}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_register_has_the_stations_and_communes_of_the_landing_files(kind: str, stores_folder: Path):
    store = export_store(stores_folder, kind)
    snapshot = Publication(store).snapshot()
    rows = stations_of(store.parent / "landing", snapshot.date)
    communes = load_units().table.filter(scheme="34", level="commune")
    register = register_of(snapshot, Scope("34", zone=3))
    held = {name: len({row[name] for row in rows}) for name in ("province", "commune")}
    assert (register.stations, register.areas, register.all_areas) == (len(rows), held["province"], 34)
    assert (register.communes, register.all_communes) == (held["commune"], communes.height)


@pytest.mark.parametrize("filters", ({}, {"zone": 3}))
@pytest.mark.parametrize("key", ("record_opened", "reporting", "paperless_stations", "deployment"))
def test_enough_is_known_of_the_places_most_of_whose_stations_gave_the_figure(
    key: str, filters: dict[str, int], stores_folder: Path
):
    store = export_store(stores_folder, "pilot")  # a station in every commune
    snapshot = Publication(store).snapshot()
    rows = stations_of(store.parent / "landing", snapshot.date)
    chosen = [row for row in rows if all(row[name] == value for name, value in filters.items())]
    enough = set()
    for code in {row["province"] for row in rows}:
        there = [row for row in chosen if row["province"] == code]
        giving = [row for row in there if gives(row, key, snapshot.date)]
        people = [sum(row["population"] for row in some) for some in (giving, there)]
        shares = (len(giving) / len(there), people[0] / people[1] if key in PEOPLE else 1)
        enough |= {code} if min(shares) >= 0.8 else set()
    found = enough_by_place(snapshot, Scope("34", **filters), "province", BY_KEY[key], 0.8)
    assert found == enough
    assert len(enough) == (34 if key in ("reporting", "deployment") else 3)
