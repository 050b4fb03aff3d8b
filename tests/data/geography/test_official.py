"""Official shapes dropped in: the files here are the drawn shapes, moved, re-projected and spoiled."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.errors import TramSoError
from data.geography.official import keep_official
from data.geography.official_warnings import WORDS, warnings_of
from data.geography.outline import to_metres
from tests.data.geography.official_files import CODES, drawn, geojson, layers_with, load, table

FORMATS: dict[str, Callable[[gpd.GeoDataFrame, Path], None]] = {
    "shapes.gpkg": lambda shapes, file: shapes.to_file(file),
    "shapes.geojson": lambda shapes, file: shapes.to_file(file),
    "shapes.parquet": lambda shapes, file: shapes.to_parquet(file),
    "shapes.shp.zip": lambda shapes, file: shapes.to_file(file, driver="ESRI Shapefile"),
}


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("shapes.gpkg", "EPSG:3405"),
        ("shapes.gpkg", "EPSG:3406"),
        ("shapes.parquet", "EPSG:4756"),
        ("shapes.geojson", "EPSG:4326"),
        ("shapes.shp.zip", "EPSG:3405"),
    ],
)
def test_any_usual_file_in_any_usual_crs_is_taken(tmp_path: Path, name: str, crs: str) -> None:
    FORMATS[name](table("34-province", crs), tmp_path / name)

    report = load(tmp_path, tmp_path / name, name_field="ten")
    layers = layers_with(tmp_path)
    loaded = layers["34-province"]

    assert report.units == 34
    assert report.warnings["names"] == report.warnings["invalid"] == report.warnings["without_shape"] == 0
    assert (loaded.source, loaded.date) == ("Cục Bản đồ", "2026-01-31")
    before = dict(
        zip(drawn()["34-province"].coverage.label, drawn()["34-province"].coverage.shapes, strict=True)
    )
    for code, shape in zip(loaded.coverage.label, loaded.coverage.shapes, strict=True):
        assert shape.intersection(before[code]).area / shape.union(before[code]).area > 0.95, code


def test_levels_above_are_dissolved_anew_and_others_stay_as_drawn(tmp_path: Path) -> None:
    load(tmp_path, geojson(tmp_path, table("63-district")), "63-district")
    layers = layers_with(tmp_path)

    official = {name for name, layer in layers.items() if layer.source}
    assert official == {"63-district", "63-province", "63-region"}
    assert layers["34-province"] is drawn()["34-province"]
    districts = dict(zip(*layers["63-district"].coverage[::-1], strict=True))
    provinces = dict(zip(*layers["63-province"].coverage[::-1], strict=True))
    inside = CODES.filter(scheme="63", level="district", province_code="01")["code"]
    union = shapely.union_all([districts[code] for code in inside])
    assert union.symmetric_difference(provinces["01"]).area < 1e-12


def test_a_level_of_its_own_is_not_dissolved_from_the_one_below(tmp_path: Path) -> None:
    load(tmp_path, geojson(tmp_path, table("63-district")), "63-district", source="districts")
    load(tmp_path, geojson(tmp_path, table("63-province")), "63-province", source="provinces")
    layers = layers_with(tmp_path)

    sources = [layers[f"63-{level}"].source for level in ("commune", "district", "province", "region")]
    assert sources == [None, "districts", "provinces", "provinces"]


def test_a_file_without_the_archipelagos_keeps_them_on_the_map(tmp_path: Path) -> None:
    shapes = table("34-province")
    shapes.geometry = shapes.intersection(shapely.box(102, 7, 110.5, 24))
    load(tmp_path, geojson(tmp_path, shapes))
    layers = layers_with(tmp_path)

    loaded = dict(zip(*layers["34-province"].coverage[::-1], strict=True))
    assert loaded["48"].bounds[2] > 112 and loaded["56"].bounds[2] > 114


def without_crs(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.set_crs(None, allow_override=True)


def swapped(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes.geometry = shapely.transform(shapes.geometry.to_numpy(), lambda xy: xy[:, ::-1])
    return shapes.set_crs("EPSG:4326")


def elsewhere(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes.geometry = shapes.translate(-30, 0)
    return shapes


def points(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes.geometry = shapes.representative_point()
    return shapes


def numbers(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.assign(ma=shapes["ma"].astype(int))


def short(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.assign(ma=shapes["ma"].str.lstrip("0"))


def twice(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.assign(ma=np.where(shapes["ma"] == "04", "01", shapes["ma"]))


def one_empty(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes.geometry = [None, *shapes.geometry[1:]]
    return shapes


def few(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return shapes.iloc[:30]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (without_crs, "no coordinate system: set it"),
        (swapped, "Longitude and latitude are swapped"),
        (elsewhere, "outside 102 to 118 E, 7 to 24 N: they are not in the coordinate system"),
        (points, r"Not all shapes are polygons \(Point\)"),
        (one_empty, r"Not all shapes are polygons \(1 empty\)"),
        (numbers, "34 codes are not text of 2 digits"),
        (short, "3 codes are not text of 2 digits"),
        (twice, r"Codes stand more than once \(01\)"),
        (
            few,
            r"The file has 30 codes, .* has 34 units, and only 30 .*; at least 95%, or all but one, have",
        ),
    ],
)
def test_a_spoiled_file_is_refused_and_nothing_changes(
    tmp_path: Path, spoil: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame], complaint: str
) -> None:
    spoil(table("34-province")).to_parquet(tmp_path / "shapes.parquet")

    with pytest.raises(TramSoError, match=complaint):
        load(tmp_path, tmp_path / "shapes.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["shapes.parquet"]


def test_the_wrong_vintage_is_refused_with_both_sides(tmp_path: Path) -> None:
    with pytest.raises(TramSoError, match=r"only 34 .*of no unit: 02, 06.*without a shape: none"):
        load(tmp_path, geojson(tmp_path, table("63-province")), "34-province")


def test_no_shapes_no_such_field_and_no_such_level_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "text.gpkg").write_text("not shapes")

    with pytest.raises(TramSoError, match=r"There is no file .*none.gpkg"):
        load(tmp_path, tmp_path / "none.gpkg")
    with pytest.raises(TramSoError, match=r"text.gpkg cannot be read as shapes"):
        load(tmp_path, tmp_path / "text.gpkg")
    with pytest.raises(TramSoError, match="There is no field code: name one of ma, ten with --code-field"):
        load(tmp_path, geojson(tmp_path, table("34-province")), code_field="code")
    with pytest.raises(TramSoError, match="There is no level district with 34 provinces"):
        load(tmp_path, geojson(tmp_path, table("34-province")), "34-district")


def test_oddities_are_counted_and_the_shapes_taken(tmp_path: Path) -> None:
    shapes = table("34-province")
    bow = shapely.Polygon([(105.5, 21.0), (106.0, 21.3), (106.0, 21.0), (105.5, 21.3)])
    shapes.loc[shapes["ma"] == "01", "geometry"] = bow  # crosses itself, overlaps its neighbours
    shapes.loc[shapes["ma"] == "04", "ten"] = "Tỉnh Khác"

    report = load(tmp_path, geojson(tmp_path, shapes), name_field="ten")

    assert report.warnings["invalid"] == 1
    assert report.warnings["gaps_or_overlaps"] > 1
    assert report.warnings["area"] >= 1
    assert report.warnings["names"] == 1
    assert "Warning: names that differ from those of their codes: 1." in report.lines()
    assert set(report.warnings) <= set(WORDS)
    assert report.units == 34


def test_communes_in_the_wrong_place_are_counted() -> None:
    shapes, codes = drawn()["34-commune"].coverage
    metres = to_metres(shapes)
    one, other = np.flatnonzero(np.isin(codes, ["00004", "31078"]))  # Ba Đình, Phú Quốc
    exchanged = metres.copy()
    exchanged[[one, other]] = metres[[other, one]]

    fair = warnings_of(shapes, metres, codes, "34", "commune")
    found = warnings_of(shapes, exchanged, codes, "34", "commune")

    assert fair["unknown"] == fair["without_shape"] == 0
    assert (
        fair["gaps_or_overlaps"] < 10
    )  # inlets of the sea, narrower than the 11 m that shapes are rounded to
    assert found["points_outside"] == fair["points_outside"] + 2
    assert found["parents"] == fair["parents"] + 2


def test_loaded_again_the_newer_shapes_count(tmp_path: Path) -> None:
    for source in ("first", "second"):
        layer = drawn()["34-province"]
        keep_official(tmp_path, type(layer)(layer.scheme, layer.level, layer.coverage, source, "2026-01-01"))

    layers = layers_with(tmp_path)
    assert layers["34-province"].source == "second"
