"""How files of official shapes come: archives, layers, old encodings, names without codes, one province."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from data.errors import TramSoError
from data.geography.encodings import _TCVN3
from data.geography.official_names import folded
from tests.data.geography.official_files import CODES, geojson, layers_with, load, table, zipped_folder

TONES = "\u0300\u0301\u0303\u0309\u0323"


def tcvn3(text: str) -> bytes:
    return text.translate(str.maketrans(*_TCVN3[::-1])).encode("latin-1", "replace")


def windows_1258(text: str) -> bytes:
    """A letter with its circumflex, breve or horn, then its tone mark, as Windows writes them."""
    letters = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        held = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in TONES))
        letters.append(held + "".join(mark for mark in marks if mark in TONES))
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize("written", [str.encode, windows_1258, tcvn3])
def test_names_of_any_old_encoding_find_their_codes(tmp_path: Path, written: Callable[[str], bytes]) -> None:
    shapes = table("34-province").drop(columns="ma")
    shapes["ten"] = [written(name).decode("latin-1") for name in shapes["ten"]]
    report = load(tmp_path, zipped_folder(tmp_path, shapes), code_field=None, name_field="ten")
    assert (report.units, report.left, report.missing) == (34, [], [])


def test_a_name_of_no_unit_is_listed_and_its_unit_kept_approximate(tmp_path: Path) -> None:
    shapes = table("34-province").drop(columns="ma")
    shapes.loc[shapes["ten"] == "Tỉnh Cà Mau", "ten"] = "Tỉnh Minh Hải"
    report = load(tmp_path, geojson(tmp_path, shapes), code_field=None, name_field="ten")
    assert "Names without a match: Tỉnh Minh Hải." in report.lines()
    assert "Without an official shape: 96 Tỉnh Cà Mau." in report.lines()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tỉnh Ðắk Lắk", "Đắk Lắk"),
        ("TỈNH LAI CHÂU", "Lai Châu"),
        ("Xã Mĩ Đức", "xã Mỹ Đức"),
        ("Ɖà Nẵng", "Da Nang"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_of_several_layers_the_one_named_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "shapes.gpkg"
    table("34-province").to_file(file, layer="tỉnh")
    points = table("34-province")
    points.set_geometry(points.representative_point()).to_file(file, layer="điểm")
    assert load(tmp_path, file).units == 34
    table("63-province").to_file(file, layer="tỉnh cũ")
    with pytest.raises(TramSoError, match="several layers: name one of tỉnh, tỉnh cũ with --layer"):
        load(tmp_path, file)
    with pytest.raises(TramSoError, match="has no layer xã: name one of"):
        load(tmp_path, file, layer_in_file="xã")
    assert load(tmp_path, file, "63-province", layer_in_file="tỉnh cũ").units == 63


def test_a_table_without_shapes_is_a_sentence(tmp_path: Path) -> None:
    pyogrio.write_dataframe(pd.DataFrame({"ma": ["01"]}), tmp_path / "table.gpkg", layer="bảng")
    with pytest.raises(TramSoError, match=r"holds no layer of polygons \(bảng \(a table\)\)"):
        load(tmp_path, tmp_path / "table.gpkg")


@pytest.mark.parametrize("name", ["shapes.geoparquet", "shapes.PARQUET"])
def test_geoparquet_of_any_ending_is_taken(tmp_path: Path, name: str) -> None:
    table("34-province").to_parquet(tmp_path / name)
    assert load(tmp_path, tmp_path / name).units == 34


def test_one_province_is_loaded_alone_and_the_others_stay(tmp_path: Path) -> None:
    shapes = table("63-district")
    of = {
        code: set(CODES.filter(scheme="63", level="district", province_code=code)["code"])
        for code in ("22", "01")
    }
    for province, source in (("22", "first"), ("01", "second")):
        file = geojson(tmp_path, shapes[shapes["ma"].isin(of[province])])
        with pytest.raises(TramSoError, match="name the one province that it holds with --only"):
            load(tmp_path, file, "63-district")
        assert load(tmp_path, file, "63-district", only=province, source=source).missing == []
    file = geojson(tmp_path, shapes[~shapes["ma"].isin({min(of["22"])})])
    report = load(tmp_path, file, "63-district", only="22", source="first")
    assert (report.missing, report.unknown, report.units) == ([min(of["22"])], [], len(of["22"]) - 1)
    layers = layers_with(tmp_path)
    assert layers["63-district"].source == "first; second"
    assert set(layers["63-district"].coverage.label) - layers["63-district"].kept == of["22"] | of["01"]
    assert set(layers["63-province"].coverage.label) - layers["63-province"].kept == {"22", "01"}
    assert layers["63-region"].source is None
