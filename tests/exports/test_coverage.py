"""For whom every metric speaks in every export, under filters too: counted from the landing files."""

from pathlib import Path

import pytest

from data.geography.units import load_units
from data.measures.metrics import BY_KEY
from data.scope import Scope
from data.store.publication import Publication
from queries.coverage import coverage_of, register_of
from tests.exports.countries import WRITERS
from tests.exports.truth import ANSWERS, BOTH, HEADS, PEOPLE, Speaks, speaks_for, stations_of
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
