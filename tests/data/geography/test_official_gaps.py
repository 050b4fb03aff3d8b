"""What an official file lacks stays on the map, and both archipelagos are seen after every load."""

from pathlib import Path

import numpy as np
import pytest
import shapely

from data.geography.frames import frames_of
from data.geography.insets import INSETS
from data.geography.layer_files import write_layer
from tests.data.geography.official_files import CODES, drawn, geojson, layers_with, load, table


def shapes_of(layers: dict, name: str) -> dict[str, shapely.Geometry]:
    return dict(zip(*layers[name].coverage[::-1], strict=True))


def test_a_unit_without_an_official_shape_keeps_the_approximate_one(tmp_path: Path) -> None:
    shapes = table("63-district")
    shapes.loc[shapes["ma"] == "202", "ma"] = "999"  # Ba Chẽ
    report = load(tmp_path, geojson(tmp_path, shapes), "63-district")
    layers = layers_with(tmp_path)
    assert (report.missing, report.unknown) == (["202"], ["999"])
    assert {"Without an official shape: 202 Huyện Ba Chẽ.", "Codes of no unit: 999."} <= set(report.lines())
    assert layers["63-district"].kept == {"202"}
    assert layers["63-province"].kept == {"22"}  # Quảng Ninh is not whole without it
    for name in ("63-district", "63-province"):
        found, before = shapes_of(layers, name), shapes_of(drawn(), name)
        assert found.keys() == before.keys()
        missing = {"63-district": "202", "63-province": "22"}[name]
        assert found[missing].intersection(before[missing]).area > 0.95 * before[missing].area
    written = write_layer(tmp_path, layers["63-district"])["63-district"]
    assert (written.approximate, written.kept) == (False, ("202",))


def test_a_file_of_most_provinces_leaves_none_out(tmp_path: Path) -> None:
    shapes = table("34-province")
    load(tmp_path, geojson(tmp_path, shapes[shapes["ma"] != "96"]))
    assert set(layers_with(tmp_path)["34-province"].coverage.label) == set(shapes["ma"])


def test_an_approximate_shape_covers_no_official_one(tmp_path: Path) -> None:
    shapes = table("34-province")
    wide = shapes["ma"] == "91"  # An Giang, which reaches into Cà Mau here
    shapes.loc[wide, "geometry"] = shapes[wide].buffer(0.05)
    load(tmp_path, geojson(tmp_path, shapes[shapes["ma"] != "96"]))
    found = shapes_of(layers_with(tmp_path), "34-province")
    assert found["96"].intersection(found["91"]).area < 1e-6


def reefs(_disc: shapely.Geometry) -> shapely.Geometry:
    """Of true size: 100 m across."""
    return shapely.MultiPolygon(
        [shapely.Point(place).buffer(0.0005) for place in ((111.92, 8.644), (114.33, 11.43))]
    )


def reefs_in_the_west(disc: shapely.Geometry) -> shapely.Geometry:
    """With parts west of 110.5° E."""
    return shapely.union_all(
        [reefs(disc), shapely.Point(109.9, 8.1).buffer(0.01), shapely.Point(110.2, 8.5).buffer(0.01)]
    )


def whole_frame(_disc: shapely.Geometry) -> shapely.Geometry:
    return shapely.box(111.5, 8.0, 115.1, 11.8)


@pytest.mark.parametrize("kind", [reefs, reefs_in_the_west, whole_frame, None])
@pytest.mark.parametrize(
    ("layer", "island", "province"), [("34-commune", "22736", "56"), ("63-district", "576", "56")]
)
def test_truong_sa_is_seen_whatever_its_shapes(
    tmp_path: Path, kind, layer: str, island: str, province: str
) -> None:
    shapes = table(layer)
    here = shapes["ma"] == island
    if kind is None:
        shapes = shapes[~here]
    else:
        shapes.loc[here, "geometry"] = shapes.loc[here, "geometry"].map(kind)
    load(tmp_path, geojson(tmp_path, shapes), layer)
    layers = layers_with(tmp_path)
    frames, (_, inset) = frames_of(list(layers.values())), INSETS
    assert frames[layer[:2]][island] == inset.bounds
    assert frames[layer[:2]][province][2] < 110  # Khánh Hòa's frame is its land
    for name, code in ((layer, island), (f"{layer[:2]}-province", province)):
        parts = shapely.get_parts(shapes_of(layers, name)[code])
        inside = parts[shapely.intersects(parts, shapely.box(*inset.bounds))]
        assert np.max(shapely.area(inside)) > 0.01  # a disc of 8 km, or more


def test_a_file_of_provinces_without_islands_shows_both_archipelagos(tmp_path: Path) -> None:
    shapes = table("34-province")
    shapes.geometry = shapes.intersection(shapely.box(102, 7, 110.5, 24))
    load(tmp_path, geojson(tmp_path, shapes))
    found = shapes_of(layers_with(tmp_path), "34-province")
    for inset in INSETS:
        assert found[inset.province_34].intersects(shapely.box(*inset.bounds))


def test_a_shape_that_lies_in_another_is_said_to_be_none_and_its_disc_stays(tmp_path: Path) -> None:
    shapes = table("63-commune")
    shapes = shapes[shapes["ma"].isin(CODES.filter(scheme="63", level="commune", province_code="56")["code"])]
    shapes.loc[shapes["ma"] == "22736", "geometry"] = whole_frame(None)
    shapes.loc[shapes["ma"] == "22737", "geometry"] = shapely.Point(114.332, 11.429).buffer(0.05)
    report = load(tmp_path, geojson(tmp_path, shapes), "63-commune", only="56")
    assert report.missing == ["22737"]
    assert any(line.startswith("Without an official shape: 22737") for line in report.lines())
    assert layers_with(tmp_path)["63-commune"].kept >= {"22737"}
