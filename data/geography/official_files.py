"""Files of shapes as other programs write them: layers, archives with folders, old Vietnamese encodings."""

import logging
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import pyogrio

from data.errors import TramSoError
from data.geography.encodings import decoded

PARQUET = (".parquet", ".geoparquet")
INSIDE = (".shp", ".gpkg", ".geojson", ".json", ".gml", ".kml", ".tab")  # what an archive may hold
Source = tuple[str, str | None]  # a path as GDAL reads it, and the layer in it


def read_shapes(file: Path, layer: str | None = None) -> Any:
    """A GeoPackage, GeoParquet, GeoJSON or zipped shapefile as a GeoDataFrame, whatever its CRS.

    layer: its name where the file has several of polygons. Text is decoded as its writer meant it. Raises
    TramSoError with what to give instead; no warning of a library is shown.
    """
    if not file.exists():
        raise TramSoError(f"There is no file {file}: check the path.")
    try:
        with _quiet():
            if file.suffix.lower() in PARQUET:
                return gpd.read_parquet(file)
            path, name = _chosen(file, layer)
            # Every byte of text is kept as one letter, so that its true encoding can be found afterwards.
            old = {"encoding": "ISO-8859-1"} if path.lower().endswith(".shp") else {}
            return decoded(gpd.read_file(path, layer=name, **old)) if old else gpd.read_file(path, layer=name)
    except TramSoError:
        raise
    except Exception as error:
        raise TramSoError(
            f"{file} cannot be read as shapes: give a GeoPackage, GeoParquet, GeoJSON or zipped shapefile."
        ) from error


def _chosen(file: Path, layer: str | None) -> Source:
    """The one layer of polygons, or the one named; raises TramSoError that lists them otherwise."""
    found = {f"{prefix}{name}": (path, name, kind) for prefix, path, name, kind in _layers(file)}
    if layer is not None and layer not in found:
        raise TramSoError(f"{file} has no layer {layer}: name one of {', '.join(found)} with --layer.")
    wanted = {name: one for name, one in found.items() if layer == name or (layer is None and _areas(one[2]))}
    if not wanted:
        told = ", ".join(f"{name} ({kind or 'a table'})" for name, (_, _, kind) in found.items())
        raise TramSoError(f"{file} holds no layer of polygons ({told or 'nothing'}): export them into it.")
    if len(wanted) > 1:
        raise TramSoError(f"{file} holds several layers: name one of {', '.join(wanted)} with --layer.")
    path, name, kind = next(iter(wanted.values()))
    if kind is None:
        raise TramSoError(f"Layer {layer} of {file} is a table without shapes: name another with --layer.")
    return path, name


def _areas(kind: str | None) -> bool:
    """Whether a layer may hold polygons; one of mixed or unknown kind may."""
    return kind is not None and any(word in kind for word in ("Polygon", "Unknown", "Geometry", "Surface"))


def _layers(file: Path) -> Iterator[tuple[str, str, str, str | None]]:
    """What stands before a layer's name, the path that GDAL reads, the name and the kind of geometry."""
    if file.suffix.lower() != ".zip":
        yield from (("", str(file), name, kind) for name, kind in pyogrio.list_layers(file))
        return
    with zipfile.ZipFile(file) as archive:
        members = [name for name in archive.namelist() if name.lower().endswith(INSIDE) and _visible(name)]
    for member in members:
        path = f"/vsizip/{file.resolve()}/{member}"
        prefix = "" if len(members) == 1 else f"{member}:"
        for name, kind in pyogrio.list_layers(path):
            yield prefix, path, name, kind


def _visible(member: str) -> bool:
    return not any(part.startswith((".", "__MACOSX")) for part in member.split("/"))


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing of what GDAL and PyOGRIO remark on reaches the operator; what matters is checked afterwards."""
    logger = logging.getLogger("pyogrio")
    before = logger.disabled
    logger.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before
