"""Codes and names of the units of a day, and lists of names matched to them."""

import csv
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.console.cli import main
from data.convert.unit_list import units_on
from data.convert.unit_match import Matcher, Named, plain_name
from data.geography.units import load_units
from tests.data.convert.files import workbook

BEFORE, SINCE = date(2024, 12, 31), date(2026, 10, 31)


@pytest.fixture(scope="module")
def before() -> Matcher:
    return Matcher(units_on(load_units(), BEFORE, "commune"))


def test_the_units_of_a_day_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, level, units in ((SINCE, "commune", 3321), (SINCE, "province", 34), (BEFORE, "province", 63)):
        assert len(units_on(load_units(), day, level)) == units
    out = tmp_path / "units.csv"
    assert main(["units", "--date", "2024-12-31", "--only", "01", "--out", str(out)]) == 0
    assert "units of 2024-12-31." in capsys.readouterr().out
    with out.open(encoding="utf-8-sig", newline="") as file:
        first = next(csv.DictReader(file))
    assert (first["code"], first["name_vi"], first["district"]) == ("00001", "Phường Phúc Xá", "Quận Ba Đình")
    assert first["province"] == "Thành phố Hà Nội"
    assert main(["units", "--date", "2026-10-31", "--only", "99"]) == 1
    assert "No province had the code “99”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Trạm y tế phường Phúc Xá", "phường Phúc Xá"),
        ("TYT P. Phúc Xá", "Phường Phúc Xá"),
        ("Trạm Y tế  xã Lộc Tân", "xã Lộc Tân"),
        ("TYT TT. Sóc Sơn", "Thị trấn Sóc Sơn"),
        ("Trạm Tấu", "Trạm Tấu"),
        ("Phường 01", "Phường 1"),
    ],
)
def test_the_unit_in_the_name_of_a_station(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Named("TYT phuong Phuc Xa", "Ba Đình", "Hà Nội"), "00001"),
        (Named("Xã Lộc Tân", "Huyện Bảo Lâm", "Lâm Đồng"), "25078"),
        (Named("Xã Lộc Tân, huyện Bảo Lâm"), "25078"),
        (Named("Trạm Y tế xã Lộc Tân thuộc Trung tâm Y tế huyện Bảo Lâm"), "25078"),
        (Named("TYT Lộc Tân (TTYT H. Bảo Lâm)"), "25078"),
        (Named("Phường 01", "Quận 3", "TP. Hồ Chí Minh"), "27160"),
        (Named("P.1", "Q.3", "79"), "27160"),
    ],
)
def test_a_name_has_one_unit(before: Matcher, line: Named, code: str) -> None:
    assert before.match(line).code == code


def test_namesakes_and_strangers_are_told(before: Matcher) -> None:
    several = before.match(Named("Phường 1"))
    assert (several.code, several.note.startswith("several: ")) == ("", True)
    wrong = before.match(Named("Phường Phúc Sá", "Ba Đình", "Hà Nội"))
    assert (wrong.code, "00001 Phường Phúc Xá, Quận Ba Đình, Thành phố Hà Nội" in wrong.note) == ("", True)
    assert before.match(Named("Không đâu như vậy cả")).note == "none"
    elsewhere = before.match(Named("Phường Phúc Xá", "Hoàn Kiếm", "Hà Nội"))
    assert elsewhere.code == ""


@pytest.mark.parametrize("level", ["commune", "province"])
@pytest.mark.parametrize("day", [BEFORE, SINCE])
def test_every_unit_is_found_by_its_own_name_and_places(day: date, level: str) -> None:
    units = units_on(load_units(), day, level)
    matcher = Matcher(units)
    for unit in units.fill_null("").iter_rows(named=True):
        assert (
            matcher.match(Named(unit["name_vi"].upper(), unit["district"], unit["province"])).code
            == unit["code"]
        )


def test_a_list_is_matched_and_what_is_left_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        ["DANH SÁCH"],
        ["STT", "Tên cơ sở KCB", "Quận/huyện"],
        [1, "TYT phường Phúc Xá", "Ba Đình"],
        [2, "TYT phường Không Có", "Ba Đình"],
        [None, None, "Ba Đình"],
    ]
    file, out = workbook(tmp_path / "bhyt.xlsx", rows), tmp_path / "out.xlsx"
    order = ["units", "--date", "2024-12-31", "--only", "01", "--match", str(file)]
    assert main([*order, "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "1 of 2 names have a unit of 2024-12-31." in said
    assert "row 4: TYT phường Không Có: none" in said
    assert pl.read_excel(out)["unit_code"].to_list() == ["00001", ""]
    assert main([*order, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["columns"][-3:] == ["unit_code", "unit_name", "match"]
    assert main([*order, "--name-field", "Tên khác"]) == 1
    assert "only STT, Tên cơ sở KCB, Quận/huyện" in capsys.readouterr().err


def test_a_list_without_a_name_under_its_heading_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["Tên xã", "Loại hình"], ["Phường Phúc Xá", "Trạm y tế"]]
    file = workbook(tmp_path / "list.xlsx", rows)
    assert main(["units", "--date", "2024-12-31", "--match", str(file)]) == 1
    assert "no name under “Trạm y tế” (row 2): name the right heading" in capsys.readouterr().err
    assert main(["units", "--date", "2024-12-31", "--match", str(file), "--name-field", "Tên xã"]) == 0
