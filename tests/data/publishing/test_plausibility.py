"""What is hard to believe in the outcome of both commands, in the manifest and in the mart of a version."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.console.cli import main
from data.publishing.publish import publish
from data.publishing.withdraw import withdraw
from data.store.versions import open_store
from tests.data.marts import current_mart
from tests.data.tiny_landing import AUGUST, OCTOBER, SEPTEMBER, lay, write


def give(landing: Path, day: date, people: int) -> None:
    """Lay a date whose second site has so many people."""
    register = lay(landing, day) / "station/a.parquet"
    rows = pl.read_parquet(register)
    site = pl.col("station_id") == "S00001"
    write(register, rows.with_columns(population=pl.when(site).then(people).otherwise("population")))


def compared(store: Path) -> list[tuple[date, str]]:
    """The dates with a value that is far, and what it was held against."""
    with current_mart(store) as mart:
        rows = mart.sql("SELECT date, compared FROM warned WHERE warning = 'implausible_value' ORDER BY ALL")
        return rows.fetchall()


@pytest.mark.parametrize("only", [[], ["--date", OCTOBER.isoformat()]])
def test_check_names_station_file_row_and_values_beside_the_date_before(
    landing: Path, capsys: pytest.CaptureFixture[str], only: list[str]
) -> None:
    give(landing, OCTOBER, 2_000_000)
    file = landing / OCTOBER.isoformat() / "station/a.parquet"
    write(file, pl.read_parquet(file).with_columns(latitude=pl.lit(9.0), longitude=pl.lit(105.0)))
    assert main(["check", str(landing), *only, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["warnings"]["implausible_value"] == 1
    kinds = [one["warning"] for one in said["warned"] if one["date"] == OCTOBER.isoformat()]
    last = kinds.index("empty_column")
    assert set(kinds[last:]) == {"empty_column"}, "columns without values stand before stations"
    far = [one for one in said["warned"] if one["warning"] == "implausible_value"]
    assert [(one["date"], one["station_id"], one["file"], one["row_number"]) for one in far] == [
        ("2026-10-31", "S00001", "station/a.parquet", 2)
    ]
    assert (far[0]["before"], far[0]["now"]) == ("5000", "2000000")
    assert main(["check", str(landing), *only]) == 0
    assert "implausible_value S00001 population: 2000000, at its earlier date 5000" in capsys.readouterr().out
    assert main(["check", str(landing), *only, "--strict"]) == 1


def test_a_version_knows_its_findings_and_compares_anew_when_a_date_goes(landing: Path, store: Path) -> None:
    lay(landing, AUGUST)
    give(landing, SEPTEMBER, 2_000_000)
    give(landing, OCTOBER, 2_000_000)
    published = publish(landing, store)
    assert published.to_json()["warnings"]["implausible_value"] == 2
    opened = open_store(store)
    dates = opened.manifest(opened.current()).dates
    assert [dates[day].warnings.get("implausible_value", 0) for day in sorted(dates)] == [0, 1, 1]
    assert compared(store) == [(SEPTEMBER, "earlier"), (OCTOBER, "country")]
    assert publish(landing, store).reports == []
    withdraw(store, SEPTEMBER)
    assert compared(store) == [(OCTOBER, "earlier")]
