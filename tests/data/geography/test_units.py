from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data.errors import TramSoError
from data.geography.naming import without_accents
from data.geography.units import Units, load_units, scheme_on
from data.scope import REFORM

UNITS = load_units()
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def name_on(day: date, code: str, units: Units = UNITS) -> str:
    return units.on(day).filter(code=code)["name_vi"].item()


def test_the_lists_have_the_published_sizes() -> None:
    sizes = {(s, lv): n for s, lv, n in UNITS.table.group_by("scheme", "level").len().iter_rows()}

    assert sizes == {
        ("63", "region"): 6,
        ("63", "province"): 63,
        ("63", "district"): 696,
        ("63", "commune"): 10_040,
        ("34", "region"): 6,
        ("34", "province"): 34,
        ("34", "commune"): 3_321,
    }


def test_scheme_and_code_name_one_unit() -> None:
    assert not UNITS.table.select("scheme", "code").is_duplicated().any()


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("15", "Tỉnh Yên Bái", "Tỉnh Lào Cai"),
        ("24", "Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
        ("44", "Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
        ("52", "Tỉnh Bình Định", "Tỉnh Gia Lai"),
        ("80", "Tỉnh Long An", "Tỉnh Tây Ninh"),
        ("82", "Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
        ("91", "Tỉnh Kiên Giang", "Tỉnh An Giang"),
    ],
)
def test_a_reused_province_code_means_another_province_on_either_side(code: str, old: str, new: str) -> None:
    assert (name_on(BEFORE, code), name_on(AFTER, code)) == (old, new)


def test_thua_thien_hue_was_renamed_within_its_code() -> None:
    names = [name_on(day, "46") for day in (date(2024, 12, 31), date(2025, 1, 1), AFTER)]

    assert names == ["Tỉnh Thừa Thiên Huế", "Thành phố Huế", "Thành phố Huế"]


def test_dong_nai_became_a_city_on_a_day_and_stays_one_row() -> None:
    kinds = [UNITS.on(day).filter(code="75")["kind"].item() for day in (date(2026, 4, 29), date(2026, 4, 30))]

    assert kinds == ["province", "city"]
    assert UNITS.table.filter(scheme="34", code="75").height == 1


def test_the_same_commune_code_names_different_ground() -> None:
    assert name_on(BEFORE, "00004") == "Phường Trúc Bạch"
    assert name_on(AFTER, "00004") == "Phường Ba Đình"


def test_the_reform_changes_what_is_valid_overnight() -> None:
    assert len(UNITS.communes_on(BEFORE)) == 10_040
    assert len(UNITS.communes_on(AFTER)) == 3_321
    assert UNITS.on(AFTER).filter(level="district").is_empty()
    assert (scheme_on(BEFORE), scheme_on(REFORM)) == ("63", "34")


@pytest.mark.parametrize(
    ("district", "commune"),
    [("318", "11948"), ("471", "19742"), ("498", "20333"), ("536", "21548"), ("755", "26732")],
)
def test_an_island_district_counts_as_one_commune_under_its_later_code(district: str, commune: str) -> None:
    before = UNITS.table.filter(scheme="63", level="commune", district_code=district)
    after = UNITS.table.filter(scheme="34", code=commune)

    assert before["code"].to_list() == [commune]
    assert after["kind"].item() == "special_zone"
    assert before["short_vi"].item() == after["short_vi"].item()


def test_succession_keeps_every_commune_on_both_sides() -> None:
    pairs = UNITS.succession
    communes = UNITS.table.filter(level="commune")

    assert pairs.height == 10_602
    assert pairs["whole"].sum() == 9_569
    assert pairs.filter(~pl.col("whole"))["old_code"].n_unique() == 471
    assert set(pairs["old_code"]) == set(communes.filter(scheme="63")["code"])
    assert set(pairs["new_code"]) == set(communes.filter(scheme="34")["code"])
    assert (pairs.group_by("old_code").agg(pl.col("default").sum())["default"] == 1).all()


def test_by_defaults_alone_one_new_commune_would_have_no_source() -> None:
    orphans = set(UNITS.succession["new_code"]) - set(UNITS.succession.filter("default")["new_code"])

    assert [name_on(AFTER, code) for code in orphans] == ["Phường Yên Sở"]


def test_no_commune_is_split_across_provinces() -> None:
    province = UNITS.table.filter(scheme="34", level="commune").select(
        new_code="code", province="province_code"
    )
    spread = UNITS.succession.join(province, on="new_code").group_by("old_code").agg(pl.n_unique("province"))

    assert spread["province"].max() == 1


def test_every_unit_has_its_parents() -> None:
    communes = UNITS.table.filter(level="commune")

    assert communes["province_code"].null_count() == communes["region_code"].null_count() == 0
    assert communes.filter(scheme="63")["district_code"].null_count() == 0
    assert communes.filter(scheme="34")["district_code"].null_count() == communes.filter(scheme="34").height


def test_people_of_the_census_add_up_at_every_level() -> None:
    people = UNITS.table.group_by("scheme", "level").agg(pl.col("population_2019").sum())
    known = people.filter(pl.col("level").is_in(["region", "province"]))

    assert known["population_2019"].to_list() == [96_208_984] * 4


def test_only_the_regions_of_34_are_proposed() -> None:
    proposed = UNITS.table.filter("proposed")

    assert set(proposed["scheme"]) == {"34"}
    assert set(proposed["code"]) == {"TDMNPB", "DBSH", "BTB", "NTB_TN", "DNB", "DBSCL"}


@pytest.mark.parametrize(
    ("scheme", "code", "expected"),
    [
        ("34", "79", ("Thành phố Hồ Chí Minh", "Ho Chi Minh City", "TP. Hồ Chí Minh", "Ho Chi Minh City")),
        ("63", "01", ("Thành phố Hà Nội", "Ha Noi City", "Hà Nội", "Ha Noi")),
        ("34", "11", ("Tỉnh Điện Biên", "Dien Bien Province", "Điện Biên", "Dien Bien")),
        ("63", "058", ("Thành phố Bắc Kạn", "Bac Kan City", "Bắc Kạn", "Bac Kan")),
        ("63", "27046", ("Phường 5", "Ward 5", "Phường 5", "Ward 5")),
    ],
)
def test_names_in_both_languages(scheme: str, code: str, expected: tuple[str, ...]) -> None:
    row = UNITS.table.filter(scheme=scheme, code=code)

    assert row.select("name_vi", "name_en", "short_vi", "short_en").row(0) == expected


def test_accents_and_the_crossed_d_become_plain_letters() -> None:
    assert without_accents("Đắk Lắk, Thừa Thiên Huế") == "Dak Lak, Thua Thien Hue"


def test_the_fingerprint_is_the_same_for_the_same_units_and_differs_for_others(tmp_path: Path) -> None:
    write(tmp_path, code=free_code())

    assert Units(UNITS.table, UNITS.changes, UNITS.succession).fingerprint == UNITS.fingerprint
    assert load_units(tmp_path).fingerprint != UNITS.fingerprint


# Dated unit files

MERGED = {
    "scheme": "63",
    "level": "commune",
    "code": "00031",
    "valid_from": "",
    "valid_to": "2024-12-31",
    "name_vi": "Phường Thử",
    "name_en": "",
    "kind": "ward",
    "province_code": "01",
    "district_code": "001",
    "successor_code": "00004",
}


def write(folder: Path, *, drop: str = "", **cells: str) -> Path:
    row = {column: text for column, text in (MERGED | cells).items() if column != drop}
    text = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    (folder / "merged.csv").write_text(text, encoding="utf-8")
    return folder


def free_code() -> str:
    taken = set(UNITS.table["code"])
    return next(code for code in (f"{number:05}" for number in range(2, 99_999)) if code not in taken)


def test_a_unit_file_adds_a_commune_for_its_days_with_places_in_both_schemes(tmp_path: Path) -> None:
    code = free_code()
    units = load_units(write(tmp_path, code=code))

    assert code in units.communes_on(date(2024, 12, 31))
    assert code not in units.communes_on(date(2025, 1, 1))
    assert name_on(date(2024, 1, 1), code, units) == "Phường Thử"
    assert units.table.filter(code=code)["region_code"].item() == "DBSH"
    heirs = units.succession.filter(old_code="00004").drop("old_code")
    assert units.succession.filter(old_code=code).drop("old_code").equals(heirs)


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        ({"scheme": "64"}, "scheme is “64”; write 63 or 34"),
        ({"scheme": "34", "level": "district"}, "level is “district”; write province or commune"),
        ({"code": "31"}, "code is “31”; write the 5 digits of the commune, zeros included"),
        ({"code": "00004"}, "63 commune 00004 is in the list already; remove the line"),
        ({"valid_to": "31/12/2024"}, "valid_to is “31/12/2024”; write a date such as 2024-12-31"),
        ({"valid_to": "2025-12-31"}, "valid_to is 2025-12-31; the units of 63 provinces ended on 2025-06-30"),
        ({"valid_from": "2025-01-01"}, "valid_from 2025-01-01 is after valid_to 2024-12-31"),
        ({"kind": "phường"}, "kind is “phường”; write one of province, city,"),
        ({"name_vi": "Thử"}, "name_vi is “Thử”; write the full name, beginning with Phường"),
        ({"province_code": "03"}, "province_code is “03”, which is none of the 63 provinces"),
        ({"district_code": "024"}, "district_code is “024”, which is no district of province 01"),
        ({"successor_code": "99999"}, "successor_code is “99999”; name a commune of the pinned list"),
    ],
)
def test_a_wrong_line_is_refused_with_its_place_and_its_remedy(
    tmp_path: Path, cells: dict[str, str], complaint: str
) -> None:
    with pytest.raises(TramSoError) as error:
        load_units(write(tmp_path, **({"code": free_code()} | cells)))

    assert str(error.value).startswith("Unit file merged.csv, line 2: " + complaint)
    assert str(error.value).endswith(".")


def test_every_fault_of_every_line_is_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, code=free_code(), kind="phường", successor_code="99999", province_code="03")
    file = tmp_path / "merged.csv"
    row = MERGED | {"scheme": "64", "level": "communes", "valid_to": "2024"}
    more = ",".join((row | {"code": "00003"}).values())
    file.write_text(file.read_text(encoding="utf-8") + more + "\n", encoding="utf-8")
    with pytest.raises(TramSoError) as error:
        load_units(tmp_path)

    told = str(error.value).splitlines()
    assert [line.partition(": ")[2].partition(" is “")[0] for line in told] == [
        "successor_code", "kind", "province_code", "scheme", "level", "valid_to"
    ]  # fmt: skip
    assert all(line.startswith("Unit file merged.csv, line ") and line.endswith(".") for line in told)


def test_a_missing_column_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(TramSoError, match="where no CSV file is"):
        load_units(tmp_path / "nowhere")
    with pytest.raises(TramSoError, match="line 2: add the column kind"):
        load_units(write(tmp_path, drop="kind"))
