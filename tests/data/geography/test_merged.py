"""Communes merged between December 2020 and May 2025: what the table says, and where their stations count."""

import re
from datetime import date, timedelta

import polars as pl

from data.convert.unit_list import units_on
from data.geography.units import load_units
from tests.data.geography.test_units import MERGED, write

UNITS = load_units()
LISTED = set(UNITS.table.filter(scheme="63", level="commune")["code"])


def test_each_row_names_a_resolution_and_a_commune_of_the_list() -> None:
    merged = UNITS.merged
    assert merged.height == merged["code"].n_unique() == 583
    assert LISTED.isdisjoint(merged["code"])
    assert set(merged["successor_code"]) <= LISTED
    assert all(re.fullmatch(r"\d{3,4}/NQ-UBTVQH1[45]", number) for number in merged["resolution"])
    assert merged["valid_to"].is_between(date(2020, 12, 31), date(2025, 1, 31)).all()
    assert (merged.group_by("resolution").agg(pl.col("valid_to").n_unique())["valid_to"] == 1).all()


def test_a_code_is_known_until_its_last_day() -> None:
    for code, last in UNITS.merged.group_by("resolution").first().select("code", "valid_to").iter_rows():
        assert code in UNITS.communes_on(last)
        assert code not in UNITS.communes_on(last + timedelta(days=1))
    assert len(UNITS.communes_on(date(2020, 12, 31))) == len(LISTED) + 583


def test_known_mergers() -> None:
    heirs = dict(UNITS.merged.select("code", "successor_code").iter_rows())
    names = dict(UNITS.table.filter(scheme="63", level="commune").select("code", "name_vi").iter_rows())
    known = {
        "27121": "Phường Võ Thị Sáu",  # ward 8 of district 3, 1111/NQ-UBTVQH14, article 2
        "15790": "Thị trấn Thiệu Hóa",  # Thiệu Phú, by the title of 939/NQ-UBTVQH15
        "10522": "Phường Lê Thanh Nghị",  # Phạm Ngũ Lão, 1250/NQ-UBTVQH15, article 1
        "31099": "Phường An Thới",  # Hòn Thơm
        "00223": "Phường Thịnh Quang",
    }
    assert {code: names[heirs[code]] for code in known} == known
    assert "31099" in UNITS.communes_on(date(2021, 2, 28))  # 1109/NQ-UBTVQH14 is in force since 1 March 2021


def test_lists_of_units_name_them_with_the_district_of_their_successor() -> None:
    listed = units_on(UNITS, date(2024, 11, 30), "commune")
    (row,) = listed.filter(code="17389").rows(named=True)
    assert (row["name_vi"], row["name_en"]) == ("Thị trấn Diễn Châu", "Dien Chau Township")
    assert (row["province"], row["district"]) == ("Tỉnh Nghệ An", "Huyện Diễn Châu")
    (later,) = listed.filter(code="00235")["name_vi"]
    assert later == "Phường Thịnh Quang (từ 01/01/2025)"  # it was Ngã Tư Sở; 00223 was Thịnh Quang
    assert listed.height == len(UNITS.communes_on(date(2024, 11, 30)))
    assert units_on(UNITS, date(2024, 12, 1), "commune").filter(code="17389").is_empty()


def test_a_unit_file_comes_before_the_table(tmp_path) -> None:
    units = load_units(write(tmp_path, code="00010", name_vi="Phường Nguyễn Trung Trực"))
    assert "00010" not in units.merged["code"]
    assert "00010" in units.communes_on(date.fromisoformat(MERGED["valid_to"]))
    assert units.fingerprint != UNITS.fingerprint
