"""The official population beside the people of a register: formats of the file, sums, years, what differs."""

import json
from pathlib import Path

import polars as pl
import pytest

from data.console.cli import main
from data.convert.official_people import OfficialPeople, read_official
from data.convert.people_compared import compared
from data.convert.unit_list import units_on
from data.errors import TramSoError
from data.geography.units import load_units
from data.publishing.publish import publish
from tests.data.convert.files import OCTOBER, text, workbook
from tests.data.tiny_landing import lay

PROVINCES = units_on(load_units(), OCTOBER, "province")


def official(file: Path, level: str = "province", **how: bool) -> OfficialPeople:
    return read_official(file, units_on(load_units(), OCTOBER, level), level, **{"thousands": False} | how)


def test_a_table_with_a_column_a_year_in_thousands(tmp_path: Path) -> None:
    rows = [
        ["Dân số trung bình phân theo địa phương"],
        ["Tỉnh", 2023, "Sơ bộ 2024"],
        [None, "Nghìn người", "Nghìn người"],
        ["CẢ NƯỚC", 100309.2, 101343.8],
        ["Hà Nội", 8587.1, "8718,5"],
        ["TP. Hồ Chí Minh", 13700.0, None],
    ]
    told = official(workbook(tmp_path / "a.xlsx", rows), thousands=True)
    assert told.people == {"01": {2023: 8_587_100, 2024: 8_718_500}, "79": {2023: 13_700_000}}
    assert [line.split(")")[0] for line in told.unknown] == ["row 4 (CẢ NƯỚC"]
    assert told.faults == []


def test_a_table_with_years_in_a_column_and_codes_without_zeros(tmp_path: Path) -> None:
    rows = [
        ["Mã xã", "Xã/phường", "Năm", "Dân số"],
        [4, "?", 2024, "12.345"],
        [4, "?", 2025, 12500],
        ["99999", "?", 2024, 1],
    ]
    told = official(workbook(tmp_path / "a.xlsx", rows), "commune")
    assert told.people == {"00004": {2024: 12_345, 2025: 12_500}}
    assert [line.split(":")[0] for line in told.unknown] == ["row 4 (99999)"]


def test_numbers_that_are_none_or_two_are_named(tmp_path: Path) -> None:
    file = text(tmp_path / "a.csv", "Mã;2024\n01;viele\n01;5\n01;6\n04;-3\n")
    wanted = "expected a number of people, or of thousands with --thousands"
    assert [fault.sentence() for fault in official(file).faults] == [
        f"a.csv, row 2, column 2024: “viele” came; {wanted}.",
        "a.csv, row 4, column 2024: another number than before for 01; expected one number a year.",
        f"a.csv, row 5, column 2024: “-3” came; {wanted}.",
    ]
    with pytest.raises(TramSoError, match="needs codes or names"):
        official(text(tmp_path / "b.csv", "Mã;Ghi chú\n01;5\n"))


def test_registers_are_summed_as_they_count_that_day(tmp_path: Path) -> None:
    inside = units_on(load_units(), OCTOBER, "commune").filter(province_code="01")["code"][:2].to_list()
    stations = pl.DataFrame(
        {
            "commune_code": [*inside, inside[0], inside[0]],
            "population": [100, None, 50, 1_000],
            "opened_on": [None, None, OCTOBER, None],
            "closed_on": [None, None, None, OCTOBER],
        }
    )
    known = OfficialPeople({"01": {2024: 200, 2026: 300, 2027: 1}, "04": {2027: 5}, "08": {2020: 7}})
    rows = {
        row["code"]: row for row in compared(stations, load_units(), "province", OCTOBER, known).to_dicts()
    }
    assert rows["01"] == {
        "code": "01",
        "unit": "Thành phố Hà Nội",
        "year": 2026,
        "official": 300,
        "register": 150,
        "difference": -150,
        "share": -0.5,
        "stations": 3,
        "without_people": 1,
    }
    assert (rows["08"]["official"], rows["08"]["register"], rows["08"]["share"]) == (7, None, None)
    assert rows.keys() == {"01", "08"}


def test_the_command_lists_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    landing, store = tmp_path / "landing", tmp_path / "store"
    lay(landing, OCTOBER)
    publish(landing, store)
    province = PROVINCES.filter(code="01")["name_vi"][0]
    close, far = (
        text(tmp_path / f"{people}.csv", f"Tên;2025\n{province};{people}\nĐâu đó;1\nLào Cai;9\n")
        for people in (15_900, 30_000)
    )
    order = ["--store", str(store), "--date", OCTOBER.isoformat()]
    assert main(["population", str(close), *order]) == 0
    said = capsys.readouterr().out
    assert "2026-10-31: 15,000 people in the register of 1 units whose official population" in said
    assert "population (2025) is 15,900: -5.7%." in said
    assert "No people in the register: Tỉnh Lào Cai" in said
    assert "Lines that name no unit: row 3 (Đâu đó): none" in said
    assert "No unit differs by more than 10 %." in said
    out = tmp_path / "out.csv"
    assert main(["population", str(far), *order, "--out", str(out)]) == 1
    assert f"01    {province}    15,000    30,000      -50.0%" in capsys.readouterr().out
    assert pl.read_csv(out)["official"].to_list() == [30_000, 9]
    assert main(["population", str(far), *order, "--beyond", "60", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["units"][0]["share"] == -0.5
    assert main(["population", str(text(tmp_path / "x.csv", "Tên;2025\nLào Cai;x\n")), *order]) == 1
    assert "“x” came" in capsys.readouterr().err
