"""The official population as denominator: which figure a date takes, and how it is spread over sites."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.console.cli import main
from data.mart.official_people import figures_on
from data.publishing.publish import publish
from data.store.versions import open_store
from tests.data.convert.files import text
from tests.data.marts import current_mart
from tests.data.tiny_landing import OCTOBER, lay

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 31)


def figure(scheme: str, code: str, year: int, people: int) -> dict[str, str]:
    told = {"scheme": scheme, "level": "province", "code": code, "year": str(year), "people": str(people)}
    return told | {"source": "GSO"}


def chosen(day: date, rows: list[dict[str, str]]) -> list[tuple[str, str, int]]:
    return sorted(figures_on([day], rows).select("scheme", "code", "official").iter_rows())


def test_a_date_takes_the_units_in_force_and_the_latest_year_up_to_its_own() -> None:
    old = [figure("63", "01", year, year) for year in (2020, 2024, 2025)]
    new = [figure("34", "01", year, 10 * year) for year in (2025, 2026)]
    assert chosen(BEFORE, old + new) == [("63", "01", 2025)]
    assert chosen(date(2023, 1, 31), old + new) == [("63", "01", 2020)]
    assert chosen(AFTER, old + new) == [("34", "01", 20250)]
    assert chosen(date(2019, 1, 31), old[::-1]) == [("63", "01", 2020)]
    assert chosen(AFTER, old[:2]) == [("63", "01", 2024)]
    assert chosen(BEFORE, new[1:]) == [("34", "01", 20260)]
    assert figures_on([BEFORE], []).is_empty()


def lay_people(landing: Path) -> None:
    """Four stations of one province, of which one gives no people and one no records."""
    folder = lay(landing, OCTOBER, 4)
    for table, column, numbers in (
        ("station", "population", [1_000, 2_000, 2_001, None]),
        ("station_report", "records_created", [500, 500, None, 500]),
    ):
        file = folder / table / "a.parquet"
        pl.read_parquet(file).with_columns(pl.Series(column, numbers, pl.Int32)).write_parquet(file)


def people_of(store: Path) -> list[tuple[int | None, ...]]:
    """People in the register, population, and what the records are of, of each station."""
    columns = "people, population, records_created_base, teleconsultations_base"
    with current_mart(store) as mart:
        return mart.execute(f"SELECT {columns} FROM station_period ORDER BY site").fetchall()


@pytest.mark.parametrize(("official", "spread"), [(6_000, True), (2_600, False), (14_000, False)])
def test_a_figure_is_spread_over_the_sites_that_give_people(
    tmp_path: Path, official: int, spread: bool
) -> None:
    landing, store = tmp_path / "landing", tmp_path / "store"
    lay_people(landing)
    publish(landing, store)
    register = people_of(store)
    assert register == [
        (1_000, 1_000, 1_000, 0),
        (2_000, 2_000, 2_000, 0),
        (2_001, 2_001, 0, 0),
        (None, 0, 0, 0),
    ]
    file = text(tmp_path / "a.csv", f"Mã;Tên;2026\n01;Hà Nội;{official}\n")
    order = ["population", str(file), "--store", str(store), "--denominator", "GSO, 2026"]
    assert main(order) == 0
    publish(landing, store)
    # Three of four stations give people: a quarter of the official figure is nobody's.
    parts = [(1_000, 900, 900, 0), (2_000, 1_799, 1_799, 0), (2_001, 1_801, 0, 0), (None, 0, 0, 0)]
    assert people_of(store) == (parts if spread else register)
    manifest = open_store(store).manifest(open_store(store).current())
    said = manifest.official["population"].rows
    assert [(row["units"], row["kept"]) for row in said] == ([("1", "")] if spread else [])
    version = open_store(store).current()
    assert publish(landing, store).version == version
