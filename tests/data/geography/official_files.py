"""Files of shapes as operators have them, made of the drawn ones."""

import zipfile
from functools import cache
from pathlib import Path

import geopandas as gpd

from data.geography.described import Described
from data.geography.layers import Layer, approximate_layers
from data.geography.official import with_official
from data.geography.official_load import LoadReport, load_official
from data.geography.units import load_units

CODES = load_units().table


@cache
def drawn() -> dict[str, Layer]:
    """Every layer as it is drawn without any file; takes 10 s once."""
    return {layer.name: layer for layer in approximate_layers()}


def table(layer: str, crs: str = "EPSG:4326") -> gpd.GeoDataFrame:
    """The drawn shapes of a layer with codes (ma) and names (ten)."""
    shapes, codes = drawn()[layer].coverage
    names = dict(CODES.filter(scheme=layer[:2], level=layer[3:]).select("code", "name_vi").iter_rows())
    content = {"ma": codes.astype(object), "ten": [names[code] for code in codes]}
    return gpd.GeoDataFrame(content, geometry=shapes, crs="EPSG:4326").to_crs(crs)


def load(folder: Path, file: Path, layer: str = "34-province", **other: str | None) -> LoadReport:
    """Load a file for one layer; `other` as Described names it, save layer_in_file: its `layer`."""
    scheme, level = layer.split("-")
    other = {"layer": other.pop("layer_in_file", None), **other}
    given = {"code_field": "ma", "source": "Cục Bản đồ", "date": "2026-01-31"} | other
    return load_official(folder, file, Described(scheme, level, **given))  # type: ignore[arg-type]


def geojson(folder: Path, shapes: gpd.GeoDataFrame) -> Path:
    """The shapes as a GeoJSON."""
    file = folder / "shapes.geojson"
    shapes.to_file(file)
    return file


def zipped_folder(folder: Path, shapes: gpd.GeoDataFrame) -> Path:
    """A shapefile in a folder in a ZIP, its letters as the bytes that they stand for, no encoding named."""
    inside = folder / "shapefile"
    inside.mkdir()
    shapes.to_file(inside / "tinh.shp", encoding="ISO-8859-1")
    (inside / "tinh.cpg").unlink()
    with zipfile.ZipFile(folder / "shapes.zip", "w") as archive:
        for path in inside.iterdir():
            archive.write(path, f"Ranh giới/{path.name}")
    return folder / "shapes.zip"


def layers_with(folder: Path) -> dict[str, Layer]:
    """Every layer by name, with what is loaded in the folder in place."""
    return {layer.name: layer for layer in with_official(folder, list(drawn().values()))}
