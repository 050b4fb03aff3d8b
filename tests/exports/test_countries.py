"""The exports are what their names say, as they lie in the landing folder and as they were published."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.geography.units import load_units
from data.store.publication import Publication
from tests.exports.countries import PILOT, WRITERS
from tests.stores import export_store


@pytest.fixture(params=sorted(WRITERS))
def store(request: pytest.FixtureRequest, stores_folder: Path) -> Path:
    return export_store(stores_folder, request.param)


def test_every_export_publishes_each_of_its_dates(store: Path):
    laid = [date.fromisoformat(folder.name) for folder in sorted((store.parent / "landing").iterdir())]
    assert list(Publication(store).snapshot().dates) == laid


def test_the_pilot_has_a_station_in_every_commune_and_ledgers_of_three_provinces(stores_folder: Path):
    landing = export_store(stores_folder, "pilot").parent / "landing"
    table = {
        name: pl.read_parquet(landing / "2026-10-31" / name / "a.parquet")
        for name in ("station", "station_report", "ledger_status")
    }
    communes = load_units().table.filter(scheme="34", level="commune")
    assert set(table["station"]["commune_code"]) == set(communes["code"])
    assert 0.35 < table["station_report"].height / table["station"].height < 0.42
    placed = table["station"].join(communes, left_on="commune_code", right_on="code")
    told = placed.filter(pl.col("station_id").is_in(table["ledger_status"]["station_id"].unique().to_list()))
    assert set(told["province_code"]) == set(PILOT)
