"""What can be looked for, against the laid rows; what a text finds among the real units of both eras."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from data.geography.merged import merged_communes
from data.geography.units import load_units
from data.scope import Reader, Scope
from data.store.snapshot import Snapshot
from queries.search import MOST, MOST_OF_A_LEVEL, search
from queries.search_index import search_index
from queries.statements import statement
from tests.queries import laid_rows
from tests.queries.laid_places import UNITS
from tests.queries.laid_rows import SITES
from tests.queries.obvious_places import placed, snapshots_of
from tests.queries.scopes import OF_11, OF_31

NATIONAL, VIEWER = Reader(), Reader("viewer")
CODES_USED_AGAIN = {
    "15": ("Tỉnh Yên Bái", "Tỉnh Lào Cai"),
    "24": ("Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
    "44": ("Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
    "52": ("Tỉnh Bình Định", "Tỉnh Gia Lai"),
    "80": ("Tỉnh Long An", "Tỉnh Tây Ninh"),
    "82": ("Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
    "91": ("Tỉnh Kiên Giang", "Tỉnh An Giang"),
    "46": ("Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
}


@pytest.fixture(scope="module")
def latest(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The laid sites among the real units of both eras."""
    mart = laid_rows.build(tmp_path_factory.mktemp("real"), load_units())
    return replace(laid_rows.opened(mart), version="real")


def keys(found: pl.DataFrame) -> list[tuple[str, str]]:
    return list(found.select("scheme", "code").iter_rows())


@pytest.mark.parametrize("code", CODES_USED_AGAIN)
def test_a_code_used_again_finds_the_province_of_each_era_first(latest: Snapshot, code: str):
    found = search(latest, NATIONAL, code).head(2)
    old, new = CODES_USED_AGAIN[code]
    rows = {row["scheme"]: row for row in found.iter_rows(named=True)}
    assert (rows["63"]["name_vi"], rows["63"]["valid_to"]) == (old, date(2025, 6, 30))
    assert (rows["34"]["name_vi"], rows["34"]["valid_from"]) == (new, date(2025, 7, 1))


@pytest.mark.parametrize(
    "texts",
    [
        ("Hòa Bình", "Hoà Bình", "hòa bình", "HOÀ BÌNH"),
        ("Đắk Lắk", "đắk lắk", " Đắk  Lắk ", "\u00d0ắk Lắk", "\u0189ắk Lắk"),
        ("dak lak", "Dak-Lak", "dak_lak"),
    ],
)
def test_how_an_accent_or_a_space_is_typed_does_not_matter(latest: Snapshot, texts: tuple[str, ...]):
    first = search(latest, NATIONAL, texts[0])
    assert first.height
    for text in texts[1:]:
        assert search(latest, NATIONAL, text).equals(first), text


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("yen bai", ("63", "15")),
        ("Yên Bái", ("63", "15")),
        ("dak lak", ("34", "66")),
        ("da nang", ("34", "48")),
        ("lao cai province", ("34", "15")),
        ("TP.HCM", ("34", "79")),
        ("tp hcm", ("34", "79")),
        ("Q. Ba Đình", ("63", "001")),
        ("Q1", ("63", "760")),
        ("P. Bến Thành", ("34", "26743")),
        ("danang", ("34", "48")),
        ("Daklak", ("34", "66")),
        ("bà rịa vũng tàu", ("63", "77")),
        ("Đắc Lắc", ("34", "66")),
        ("dac nong", ("63", "67")),
        ("Bắc Cạn", ("63", "06")),
        ("thành phố Qui Nhơn", ("63", "540")),
        ("tdmnpb", ("34", "TDMNPB")),
        ("phường cầu giấy hà nội", ("34", "00166")),
    ],
)
def test_the_first_thing_found_is_what_was_meant(latest: Snapshot, text: str, key: tuple[str, str]):
    assert keys(search(latest, NATIONAL, text))[0] == key


def test_a_name_as_typed_comes_before_its_likes(latest: Snapshot):
    for text in ("Yên Bài", "Yên Bái"):
        communes = search(latest, NATIONAL, text).filter(level="commune")["name_vi"]
        assert communes[0].endswith(text)


def test_a_site_is_found_by_its_id_and_by_its_name(latest: Snapshot):
    for text in ("s12", "TRẠM 12"):
        found = search(latest, NATIONAL, text).row(0, named=True)
        assert (found["kind"], found["code"]) == ("station", "S12"), text


@pytest.mark.parametrize(
    ("text", "station"),
    [
        ("TYT xã Lộc Tân", "S09"),
        ("tyt loc tan", "S09"),
        ("Trạm Y tế phường Lộc Quý", "S11"),
        ("tram y te p. loc qui", "S11"),
    ],
)
def test_a_station_is_found_however_its_kind_and_its_name_are_written(
    latest: Snapshot, text: str, station: str
):
    assert search(latest, NATIONAL, text)["code"][0] == station


@pytest.mark.parametrize("text", ["", " ", "a", "-", "[.*", "%", "'", "\\", "zzzz", "xã zzzz"])
def test_what_finds_nothing_is_an_empty_frame(latest: Snapshot, text: str):
    assert search(latest, NATIONAL, text).is_empty()


def test_many_are_cut_by_level_and_in_all_and_counted(latest: Snapshot):
    found = search(latest, NATIONAL, "tân")
    assert found.height <= MOST
    assert found["level"].value_counts()["count"].max() <= MOST_OF_A_LEVEL
    assert found["found"][0] > 900


def test_any_date_of_a_version_finds_the_same(latest: Snapshot):
    early = latest.on(latest.dates[0])
    assert search(early, NATIONAL, "hòa").equals(search(latest, NATIONAL, "hòa"))


def test_a_provincial_reader_finds_every_place_and_no_station_beyond_the_province(latest: Snapshot):
    found = search(latest, Reader("province", "15"), "15")
    assert keys(found)[:2] == [("34", "15"), ("63", "15")]
    assert not search(latest, Reader("province", "01"), "Yên Bái").filter(level="province").is_empty()
    for reader, found in (
        (Reader("province", "01"), True),
        (Reader("province", "15"), False),
        (VIEWER, False),
    ):
        assert search(latest, reader, "trạm y tế").filter(kind="station").is_empty() is not found


def findable(reader: Reader) -> list[tuple]:
    """Every unit, and every site that a reader may see: under its last name, where it was last."""
    rows = [
        (
            *(
                "unit",
                *(unit[name] for name in ("scheme", "level", "code", "name_vi", "name_en", "short_vi")),
            ),
            *(unit["province_code"], unit["district_code"], None, unit["valid_from"], unit["valid_to"], None),
        )
        for unit in UNITS
    ]
    for station_id in SITES:
        (first, _), (last, row) = snapshots_of(station_id)[0], snapshots_of(station_id)[-1]
        units = placed(station_id, last)
        if reader.province in (None, units["province34"]):
            names = ("station", "34", "station", station_id, *[row["name"]] * 3)
            rows.append(
                (*names, units["province34"], None, units["commune34"], first, last, row["closed_on"])
            )
    return sorted(rows, key=lambda row: [(value is None, value or "") for value in row[:10]])


@pytest.mark.parametrize("reader", (NATIONAL, OF_11, OF_31), ids=lambda reader: reader.province)
def test_units_of_both_schemes_and_sites_can_be_found(laid: Snapshot, reader: Reader):
    for snapshot in (laid, laid.on(laid.dates[0])):
        index = search_index(snapshot, reader).filter(pl.col("kind") != "merged").drop("sure")
        assert index.rows() == findable(reader)


@pytest.mark.parametrize("reader", (NATIONAL, OF_11, OF_31), ids=lambda reader: reader.province)
def test_a_site_is_found_by_each_name_that_it_had(laid: Snapshot, reader: Reader):
    expected = {}
    for station_id in SITES:
        named = [
            (row["name"], placed(station_id, day)["province34"]) for day, row in snapshots_of(station_id)
        ]
        former = {name for name, province in named if reader.province in (None, province)}
        former -= {named[-1][0]}
        if former:
            expected[station_id] = " · ".join(sorted(former))
    rows = laid.frame(
        statement("former_names"), Scope(reader=reader), {"code": pl.String, "former": pl.String}
    )
    assert rows.rows() == sorted(expected.items())
    assert search(laid, NATIONAL, "trạm b").filter(kind="station")["code"].to_list() == ["S07"]


def test_a_commune_merged_before_may_2025_is_found_by_name_and_code(latest: Snapshot):
    for text in ("00010", "phuong nguyen trung truc"):
        found = search(latest, NATIONAL, text).row(0, named=True)
        told = [found[name] for name in ("kind", "code", "commune", "sure", "name_en", "province")]
        assert told == ["merged", "00010", "00004", False, "Nguyen Trung Truc Ward", "01"]
        assert found["valid_to"] == date(2024, 12, 31)
    assert search_index(latest, NATIONAL).filter(kind="merged").height == merged_communes().height
