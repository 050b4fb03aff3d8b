"""Layers as files: GeoJSON for browsers, packed twice, and GeoParquet for any other program."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import brotli
import geopandas as gpd
import shapely

from data.geography.coverage import Coverage
from data.geography.layers import Layer, parents
from data.geography.manifest import LayerFile
from data.store.durable import replace_file

BROTLI_QUALITY = 9  # 11 takes 30 times as long for 5 % less


def write_layer(folder: Path, layer: Layer) -> dict[str, LayerFile]:
    """Write a layer, and for communes one further file a province; returns the files by layer name."""
    parquet = f"{layer.name}.parquet"
    table = gpd.GeoDataFrame({"code": layer.coverage.label}, geometry=layer.coverage.shapes, crs="EPSG:4326")
    table.to_parquet(folder / f".{parquet}")
    (folder / f".{parquet}").replace(folder / parquet)
    files = {layer.name: _write(folder, layer, layer.name, layer.coverage, parquet)}
    for province, communes in _by_province(layer):
        name = f"{layer.name}-{province}"
        files[name] = _write(folder, layer, name, communes, "")
    return files


def _by_province(layer: Layer) -> Iterator[tuple[str, Coverage]]:
    if layer.level != "commune":
        return
    above = parents(layer.scheme, "province", layer.coverage.label)
    for province in sorted(set(above)):
        inside = above == province
        yield province, Coverage(layer.coverage.shapes[inside], layer.coverage.label[inside])


def _write(folder: Path, layer: Layer, name: str, shapes: Coverage, parquet: str) -> LayerFile:
    content = _geojson(shapes)
    digest = hashlib.sha256(content).hexdigest()
    file = f"{name}.{digest[:12]}.geojson"
    replace_file(folder / file, content)
    replace_file(folder / f"{file}.gz", gzip.compress(content, 9, mtime=0))
    replace_file(folder / f"{file}.br", brotli.compress(content, quality=BROTLI_QUALITY))
    kept = tuple(code for code in shapes.label.tolist() if code in layer.kept)
    return LayerFile(
        file,
        digest,
        len(content),
        len(shapes.label),
        approximate=layer.source is None,
        source=layer.source,
        date=layer.date,
        parquet=parquet,
        kept=kept,
    )


def _geojson(shapes: Coverage) -> bytes:
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": json.loads(geometry)}
        for code, geometry in zip(shapes.label.tolist(), shapely.to_geojson(shapes.shapes), strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, separators=(",", ":")).encode()
