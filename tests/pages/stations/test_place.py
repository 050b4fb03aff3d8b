"""The frame around a station's page speaks of a place that holds the station."""

from datetime import date
from pathlib import Path

import pytest

from pages.router import build
from tests.pages.stations.viewing import accepted, view
from tests.pages.test_router import text_of


@pytest.fixture
def province(store: Path, latest: date, reporting: str) -> str:
    """The province of the reporting station, one of the 34."""
    return str(view(reporting).scope.province)


def test_the_frame_speaks_of_the_province_of_the_station(store: Path, latest: date, reporting: str):
    seen = view(reporting)
    code = accepted(store, latest, "station").filter(station_id=reporting)["commune_code"][0]
    commune = seen.units.table.filter(scheme="34", level="commune", code=code).row(0, named=True)
    assert (seen.scope.level, seen.scope.code) == ("province", commune["province_code"])
    shown = build(f"/stations/{reporting}", "?lang=en")
    assert seen.place_name in text_of(shown.status)
    assert shown.values["values"]["province"] == commune["province_code"]


@pytest.mark.parametrize("level", ["region", "province", "commune"])
def test_a_place_that_holds_the_station_stays_chosen(store: Path, latest: date, reporting: str, level: str):
    code = accepted(store, latest, "station").filter(station_id=reporting)["commune_code"][0]
    table = view(reporting).units.table
    commune = table.filter(scheme="34", level="commune", code=code).row(0, named=True)
    chosen = code if level == "commune" else commune[f"{level}_code"]
    scope = view(reporting, f"?lang=en&{level}={chosen}").scope
    assert (scope.level, scope.code) == (level, chosen)


def test_a_place_elsewhere_gives_way_and_other_filters_stay(reporting: str, province: str):
    elsewhere = "79" if province != "79" else "01"
    seen = view(reporting, f"?lang=en&province={elsewhere}&zone=2")
    assert (seen.scope.code, seen.scope.zone) == (province, 2)
    assert seen.given["province"] == province


def test_a_station_that_is_not_there_changes_nothing():
    assert view("none", "?lang=en").scope.level == "country"
