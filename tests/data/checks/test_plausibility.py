"""What is kept and hard to believe: where it stands, what it was compared with, and what is none of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.checks import earlier
from data.checks.arrived import read_arrived
from data.checks.check import check_date
from data.checks.earlier import read_earlier
from data.checks.landing import DatedFolder
from data.checks.limits import LIMITS
from data.checks.plausibility import tally, warned
from data.geography.points import load_points
from data.geography.units import load_units, scheme_on
from tests.data.landing_files import Row, arrow, report, station
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, write

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 31)
BA_DINH, HAI_BA_TRUNG = "00004", "00256"  # two of the 3,321 in Hà Nội, 4 km apart
Registers = dict[date, Sequence[Row]]


def found(folder: Path, registers: Registers, reports: Registers | None = None) -> list[dict[str, Any]]:
    """The findings of the last date, of these rows of the register and of the reports."""
    outs = {}
    for day, rows in registers.items():
        landing, outs[day] = folder / day.isoformat(), folder / f"out-{day}"
        for table, laid in (("station", rows), ("station_report", (reports or {}).get(day, ()))):
            if laid:
                write(landing / table / "a.parquet", pl.DataFrame(arrow(table, list(laid))))
        landing.mkdir(exist_ok=True)
        check_date(DatedFolder(day, landing), load_units().communes_on(day), outs[day])
    arrived = [read_arrived(day, out) for day, out in outs.items()]
    rows = warned(arrived, load_units()).filter(date=max(registers))
    return rows.filter(pl.col("warning") != "empty_column").to_dicts()


def at(commune: str, day: date = OCTOBER) -> Row:
    """Code and coordinates of a commune's own point."""
    point = load_points().filter(scheme=scheme_on(day), code=commune).row(0, named=True)
    return {"commune_code": commune, "latitude": point["latitude"], "longitude": point["longitude"]}


def placed(station_id: str = "S1", commune: str = BA_DINH, day: date = OCTOBER, **changes: Any) -> Row:
    return station(station_id, **at(commune, day) | changes)


def test_a_station_of_two_million_people_is_named_with_file_row_and_both_values(tmp_path: Path) -> None:
    rows = [placed("S0"), placed("S1", population=2_000_000)]
    (one,) = found(tmp_path, {SEPTEMBER: [placed("S0"), placed("S1")], OCTOBER: rows})
    assert one == {
        "date": OCTOBER,
        "warning": "implausible_value",
        "table": "station",
        "column": "population",
        "compared": "earlier",
        "station_id": "S1",
        "file": "station/a.parquet",
        "row_number": 2,
        "before": "5000",
        "now": "2000000",
    }


@pytest.mark.parametrize(
    ("before", "now", "far"),
    [
        (2_000, 20_000, True),
        (2_001, 20_000, False),
        (1_000, 19_999, False),
        (2_000, 200, True),
        (2_000, 201, False),
        (1_999, 0, False),
        (0, 20_000, True),
        (None, 20_000, False),
        (2_000, None, False),
    ],
)
def test_people_move_by_ten_times_before_they_are_far(
    tmp_path: Path, before: int | None, now: int | None, far: bool
) -> None:
    days = {
        SEPTEMBER: [placed(population=before), placed("S0")],
        OCTOBER: [placed(population=now), placed("S0")],
    }
    assert [one["column"] for one in found(tmp_path, days)] == ["population"] * far


@pytest.mark.parametrize("limit", LIMITS["station_report"], ids=lambda limit: limit.column)
def test_every_count_of_a_report_is_held_against_the_station_s_earlier_one(
    tmp_path: Path, limit: Any
) -> None:
    both = {SEPTEMBER: [placed()], OCTOBER: [placed()]}
    bounds = {"visits": limit.rises_from, "working_minutes": limit.rises_from}
    then = report("S1", **bounds | {limit.column: limit.rises_from // limit.factor})
    now = report("S1", **bounds | {limit.column: limit.rises_from})
    (one,) = found(tmp_path, both, {SEPTEMBER: [then], OCTOBER: [now]})
    assert (one["table"], one["column"], one["now"]) == (
        "station_report",
        limit.column,
        str(limit.rises_from),
    )
    fewer = report("S1", **bounds | {limit.column: limit.rises_from - 1})
    assert found(tmp_path, both, {SEPTEMBER: [then], OCTOBER: [fewer]}) == []


def test_a_first_date_is_held_against_the_commune_s_other_stations_and_else_the_country(
    tmp_path: Path,
) -> None:
    alone = placed("S2", HAI_BA_TRUNG, population=125_000)
    rows = [
        placed("S0", population=4_000),
        placed("S1", population=100_000),
        alone,
        placed("S3", population=0),
    ]
    first, second = found(tmp_path, {OCTOBER: rows})
    assert (first["station_id"], first["compared"], first["before"]) == ("S1", "commune", "4000")
    assert (second["station_id"], second["compared"], second["before"]) == ("S2", "country", "4000")
    assert (
        found(tmp_path, {OCTOBER: [placed("S0", population=4_001), placed("S1", population=100_000)]}) == []
    )
    assert found(tmp_path, {OCTOBER: [placed(population=2_147_483_647)]}) == []


def test_a_column_without_any_value_is_warned_of_unless_null_says_something(tmp_path: Path) -> None:
    rows = [station(f"S{number}", commune_code=BA_DINH, staff=None, area=None) for number in range(20)]
    others = [station(f"T{number}", commune_code=BA_DINH, phone=None) for number in range(20)]
    few = [station("U1", commune_code=BA_DINH, phone=None)]
    landing = tmp_path / "2026-10-31"
    for name, laid in (("a", rows), ("b", others), ("c", few)):
        plain = [{key: value for key, value in row.items() if key != "zone"} for row in laid]
        write(landing / "station" / f"{name}.parquet", pl.DataFrame(arrow("station", plain)))
    check_date(DatedFolder(OCTOBER, landing), load_units().communes_on(OCTOBER), tmp_path / "out")
    arrived = read_arrived(OCTOBER, tmp_path / "out")
    empty = warned([arrived], load_units()).filter(warning="empty_column")
    assert empty.select("column", "file").rows() == [
        ("zone", None),
        ("staff", "station/a.parquet"),
        ("phone", "station/b.parquet"),
    ]
    assert set(empty["station_id"]) == {None}


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"name": "Trạm Y tế phường Ba Đình"}, None),
        ({"name": "TYT Đông Hải, Hà Nội"}, None),
        ({"name": "Trạm Y tế xã Vĩnh Thạnh"}, "name"),
        (at(HAI_BA_TRUNG), "commune_code"),
        ({"latitude": 20.9}, "latitude, longitude"),
        ({"latitude": None}, None),
    ],
)
def test_an_id_that_went_to_another_station_is_warned_of(
    tmp_path: Path, changes: Row, column: str | None
) -> None:
    days = {SEPTEMBER: [placed()], OCTOBER: [placed(**changes)]}
    changed = [one for one in found(tmp_path, days) if one["warning"] == "changed_station"]
    assert [one["column"] for one in changed] == ([column] if column else [])
    for one in changed:
        assert (one["station_id"], one["compared"], one["row_number"]) == ("S1", "earlier", 1)
        assert one["before"] != one["now"]


def test_the_reform_of_july_2025_changed_no_station(tmp_path: Path) -> None:
    became = load_units().succession.filter("default")
    old, new, strange = became["old_code"][0], became["new_code"][0], became["new_code"][-1]
    days = {
        JUNE: [placed("S1", old, JUNE), placed("S2", old, JUNE)],
        JULY: [placed("S1", new, JULY, name="Trạm Y tế phường Ba Đình"), placed("S2", strange, JULY)],
    }
    changed = [one for one in found(tmp_path, days) if one["column"] == "commune_code"]
    assert [(one["station_id"], one["before"], one["now"]) for one in changed] == [("S2", old, strange)]


def test_coordinates_far_from_the_commune_are_warned_of_but_not_on_the_islands(tmp_path: Path) -> None:
    rows = [
        placed("S1"),
        placed("S2", latitude=at(BA_DINH)["latitude"] + 0.5),
        station("S3", commune_code="22736", latitude=11.43, longitude=114.33),
    ]
    (one,) = found(tmp_path, {OCTOBER: rows})
    assert (one["warning"], one["station_id"], one["compared"]) == ("far_from_commune", "S2", "centre")


def test_findings_are_counted_by_date_and_kind(tmp_path: Path) -> None:
    assert tally(warned([], load_units())) == {}


def test_an_earlier_date_is_read_in_bulk_or_checked_where_its_files_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DatedFolder(SEPTEMBER, tmp_path / "2026-09-30")
    communes = load_units().communes_on(SEPTEMBER)
    small = pl.DataFrame({"station_id": ["S1"], "population": [7]})
    write(folder.path / "station/a.parquet", small)
    write(folder.path / "station/b.parquet", small.with_columns(population=pl.lit(8, pl.Int64)))
    write(folder.path / "station_report/a.parquet", pl.DataFrame({"station_id": ["S1"], "visits": [3]}))
    read = read_earlier(folder, communes, tmp_path / "out")
    assert read.register.select("station_id", "population", "name").rows() == [("S1", 7, None)]
    assert read.tables["station_report"]["visits"].to_list() == [3]
    monkeypatch.setattr(earlier, "MOST_FILES", 2)
    assert read_earlier(folder, communes, tmp_path / "out").tables["station_report"].is_empty()
    assert not (tmp_path / "out").exists()
    (folder.path / "station/a.parquet").write_bytes(b"torn")
    rows = arrow("station", [placed("S1", day=SEPTEMBER)])
    write(folder.path / "station/b.parquet", pl.DataFrame(rows))
    read = read_earlier(folder, communes, tmp_path / "out")
    assert read.register.select("population", "file").rows() == [(5000, "station/b.parquet")]
