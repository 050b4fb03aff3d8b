import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import brotli
import geopandas as gpd
import numpy as np
import pytest
import shapely

from data.errors import TramSoError
from data.geography.insets import COUNTRY, INSETS, Inset
from data.geography.manifest import GeographyManifest, load_manifest
from data.geography.outline import load_outline, to_metres
from data.geography.points import load_points
from data.geography.shapes import build, ready
from data.geography.units import load_units

LEVELS = ("63-commune", "63-district", "63-province", "34-commune", "34-province")
NESTED = [
    ("63", "commune", "district"),
    ("63", "district", "province"),
    ("63", "province", "region"),
    ("34", "commune", "province"),
    ("34", "province", "region"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    out = tmp_path_factory.mktemp("geography")
    build(out)
    yield out


@pytest.fixture(scope="module")
def manifest(folder: Path) -> GeographyManifest:
    return load_manifest(folder)


def shapes(folder: Path, layer: str) -> gpd.GeoSeries:
    return gpd.read_parquet(folder / f"{layer}.parquet").set_index("code").geometry


@pytest.mark.parametrize("layer", LEVELS)
def test_a_level_has_every_unit_once(folder: Path, layer: str) -> None:
    scheme, level = layer.split("-")
    units = load_units().table.filter(scheme=scheme, level=level)

    assert sorted(shapes(folder, layer).index) == sorted(units["code"])


@pytest.mark.parametrize("layer", LEVELS)
def test_a_level_is_valid_without_gaps_or_overlaps(folder: Path, layer: str) -> None:
    level = shapes(folder, layer)
    whole = shapely.coverage_union_all(level.to_numpy())

    assert level.is_valid.all()
    assert not level.is_empty.any()
    assert set(level.geom_type) <= {"Polygon", "MultiPolygon"}
    assert shapely.coverage_is_valid(level.to_numpy())
    assert not any(len(part.interiors) for part in shapely.get_parts(whole))
    assert whole.area == pytest.approx(shapely.area(level.to_numpy()).sum(), rel=1e-9)


@pytest.mark.parametrize(("scheme", "level", "above"), NESTED)
def test_a_level_nests_in_the_one_above(folder: Path, scheme: str, level: str, above: str) -> None:
    inner, outer = shapes(folder, f"{scheme}-{level}"), shapes(folder, f"{scheme}-{above}")
    table = load_units().table.filter(scheme=scheme, level=level)
    parent = dict(zip(table["code"], table[f"{above}_code"], strict=True))
    groups = inner.groupby([parent[code] for code in inner.index])

    for code, members in groups:
        union = shapely.coverage_union_all(members.to_numpy())
        assert union.symmetric_difference(outer[code]).area < 1e-12, code
    assert len(groups) == len(outer)


def test_both_schemes_cover_the_same_ground(folder: Path) -> None:
    grounds = [shapely.coverage_union_all(shapes(folder, layer).to_numpy()) for layer in LEVELS]

    assert all(ground.symmetric_difference(grounds[0]).area < 1e-12 for ground in grounds[1:])


def test_the_ground_is_the_outline_give_or_take_the_coast(folder: Path) -> None:
    land = shapely.union_all(load_outline())
    ground = to_metres(shapely.coverage_union_all(shapes(folder, "34-province").to_numpy()))

    assert land.intersection(ground).area / land.union(ground).area > 0.99


@pytest.mark.parametrize("scheme", ["63", "34"])
def test_a_commune_lies_where_its_point_is(folder: Path, scheme: str) -> None:
    level = shapes(folder, f"{scheme}-commune")
    points = load_points().filter(scheme=scheme)
    at = shapely.points(points["longitude"], points["latitude"])
    kilometres = shapely.distance(to_metres(level[points["code"]].to_numpy()), to_metres(at)) / 1000

    # A legacy point is a seed itself; a new one is not, so some lie in the commune next door.
    assert np.mean(kilometres < 1) > {"63": 0.99, "34": 0.97}[scheme]


@pytest.mark.parametrize(
    ("scheme", "code", "inset"), [("63", "498", 0), ("34", "20333", 0), ("63", "576", 1), ("34", "22736", 1)]
)
def test_the_archipelagos_are_large_enough_to_see(folder: Path, scheme: str, code: str, inset: int) -> None:
    level = {"498": "district", "576": "district"}.get(code, "commune")
    shape = shapes(folder, f"{scheme}-{level}")[code]
    frame = shapely.box(*INSETS[inset].bounds)

    assert shape.within(frame)
    assert min(part.area for part in shapely.get_parts(to_metres(shape))) > 0
    assert max(part.area for part in shapely.get_parts(to_metres(shape))) > 1.5e8
    assert shape.area / frame.area > 0.003


@pytest.mark.parametrize("inset", INSETS)
def test_an_inset_shows_islands_of_its_province(folder: Path, inset: Inset) -> None:
    frame = shapely.box(*inset.bounds)

    for layer, province in (("63-province", inset.province_63), ("34-province", inset.province_34)):
        assert any(part.within(frame) for part in shapely.get_parts(shapes(folder, layer)[province]))


def test_everything_is_in_the_country_s_frame_or_in_an_inset(folder: Path) -> None:
    frames = shapely.union_all([shapely.box(*COUNTRY), *(shapely.box(*inset.bounds) for inset in INSETS)])

    assert shapes(folder, "34-province").within(frames).all()


def test_a_file_says_the_same_in_three_packings(folder: Path, manifest: GeographyManifest) -> None:
    for name in (*LEVELS, "34-commune-01", "63-commune-48"):
        layer = manifest.layers[name]
        plain = (folder / layer.file).read_bytes()

        assert gzip.decompress((folder / f"{layer.file}.gz").read_bytes()) == plain
        assert brotli.decompress((folder / f"{layer.file}.br").read_bytes()) == plain
        assert layer.bytes == len(plain)
        assert layer.sha256[:12] in layer.file
        features = json.loads(plain)["features"]
        assert len(features) == layer.units
        assert all(feature["properties"] == {"code": feature["id"]} for feature in features)
        assert layer.approximate and layer.source is None


def test_a_province_s_communes_are_those_of_the_country(manifest: GeographyManifest) -> None:
    for scheme, communes in (("63", 10_040), ("34", 3_321)):
        parts = [layer for name, layer in manifest.layers.items() if name.startswith(f"{scheme}-commune-")]

        assert len(parts) == int(scheme)
        assert sum(layer.units for layer in parts) == communes


@pytest.mark.parametrize(
    ("layer", "most"), [("34-province", 90), ("63-province", 100), ("34-commune", 290), ("63-commune", 420)]
)
def test_files_stay_small_on_the_wire(
    folder: Path, manifest: GeographyManifest, layer: str, most: int
) -> None:
    assert (folder / f"{manifest.layers[layer].file}.gz").stat().st_size < most * 1000


def test_a_frame_shows_the_unit_without_its_far_islands(manifest: GeographyManifest) -> None:
    for code in ("48", "56"):
        assert manifest.frame("34", code)[2] < 110
    assert shapely.box(*manifest.frame("34", "20333")).within(shapely.box(*INSETS[0].bounds))
    assert manifest.frame("34", None) == manifest.frame("34", "no such code") == COUNTRY
    longitude, latitude = manifest.centre("63", "01")
    assert (longitude, latitude) == pytest.approx((105.7, 21.0), abs=0.2)
    assert len(manifest.bounds["63"]) == 6 + 63 + 696 + 10_040


def test_the_same_units_give_the_same_bytes(
    folder: Path, manifest: GeographyManifest, tmp_path: Path
) -> None:
    assert build(tmp_path).layers == manifest.layers


def test_a_second_build_does_nothing(folder: Path, manifest: GeographyManifest) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    assert ready(folder)
    assert build(folder) == manifest
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_folder_is_not_ready_when_a_file_is_missing_or_cut_off(
    folder: Path, manifest: GeographyManifest
) -> None:
    file = folder / manifest.layers["34-province"].file
    content = file.read_bytes()

    file.write_bytes(content[:-1])
    assert not ready(folder)
    file.unlink()
    assert not ready(folder)
    file.write_bytes(content)
    assert ready(folder)


def test_no_manifest_is_a_sentence_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(TramSoError, match="run `python -m data geography` first"):
        load_manifest(tmp_path)
    assert not ready(tmp_path)
