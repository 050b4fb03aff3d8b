"""Official shapes in the geography's folder: kept beside the drawn ones, and put in their place."""

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from data.geography.archipelagos import with_archipelagos
from data.geography.coverage import Coverage, dissolve
from data.geography.layers import LEVELS, Layer, parents
from data.geography.manifest import OFFICIAL
from data.store.durable import make_folder, replace_file

AREA = 2  # the dimension of what has an area


def keep_official(folder: Path, layer: Layer, *, beside: bool = False) -> None:
    """Keep a checked layer; it counts from the moment its note is written, which comes last.

    beside: the units of an earlier load that it does not hold stay, and so does who made them.
    """
    make_folder(folder / OFFICIAL)
    before = _read(folder, layer.scheme, layer.level) if beside else None
    layer = _beside(layer, before) if before else layer
    shapes, codes = layer.coverage
    table = gpd.GeoDataFrame({"code": codes}, geometry=shapes, crs="EPSG:4326")
    file = folder / OFFICIAL / f".{layer.name}.parquet"
    table.to_parquet(file)
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    file.replace(folder / OFFICIAL / f"{layer.name}.{digest[:12]}.parquet")
    note = {"source": layer.source, "date": layer.date, "sha256": digest}
    replace_file(folder / OFFICIAL / f"{layer.name}.json", json.dumps(note, ensure_ascii=False).encode())


def with_official(folder: Path, layers: list[Layer]) -> list[Layer]:
    """The layers with every loaded level in place, and the levels above it dissolved from it anew.

    A unit without an official shape keeps the approximate one (`Layer.kept`); a unit above is dissolved only
    where every unit in it has an official shape.
    """
    drawn = {layer.name: layer for layer in layers}
    for scheme, levels in LEVELS.items():
        below: Layer | None = None
        for level in levels:
            approximate = drawn[f"{scheme}-{level}"]
            own = _read(folder, scheme, level) or (below and _dissolved(below, level))
            below = _filled(own, approximate) if own else None
            drawn[approximate.name] = with_archipelagos(below, approximate) if below else approximate
    return list(drawn.values())


def _beside(layer: Layer, before: Layer) -> Layer:
    """The layer with the units of another that it does not hold."""
    others = ~np.isin(before.coverage.label, layer.coverage.label)
    if not others.any():
        return layer
    source = "; ".join(dict.fromkeys([*(before.source or "").split("; "), layer.source or ""]))
    shapes = np.concatenate([before.coverage.shapes[others], layer.coverage.shapes])
    codes = np.concatenate([before.coverage.label[others], layer.coverage.label])
    return Layer(layer.scheme, layer.level, Coverage(shapes, codes), source, layer.date)


def _read(folder: Path, scheme: str, level: str) -> Layer | None:
    note = folder / OFFICIAL / f"{scheme}-{level}.json"
    if not note.is_file():
        return None
    said = json.loads(note.read_text(encoding="utf-8"))
    table = gpd.read_parquet(folder / OFFICIAL / f"{scheme}-{level}.{said['sha256'][:12]}.parquet")
    coverage = Coverage(table.geometry.to_numpy(), table["code"].to_numpy(dtype=str))
    return Layer(scheme, level, coverage, said["source"], said["date"])


def _dissolved(below: Layer, level: str) -> Layer | None:
    """The units of a level whose parts all have official shapes, as one; None where there is none."""
    codes = below.coverage.label
    above = parents(below.scheme, level, codes, of=below.level)
    whole = ~np.isin(above, above[np.isin(codes, list(below.kept))])
    if not whole.any():
        return None
    shapes = dissolve(Coverage(below.coverage.shapes[whole], codes[whole]), above[whole])
    return Layer(below.scheme, level, shapes, below.source, below.date)


def _filled(official: Layer, approximate: Layer) -> Layer:
    """The layer with an approximate shape for each unit that it lacks, cut where official ones lie."""
    shapes, codes = official.coverage
    lacking = ~np.isin(approximate.coverage.label, codes)
    added = approximate.coverage.shapes[lacking]
    return Layer(
        official.scheme,
        official.level,
        Coverage(
            np.concatenate([shapes, _cut(added, shapes)]),
            np.concatenate([codes, approximate.coverage.label[lacking]]),
        ),
        official.source,
        official.date,
        frozenset(approximate.coverage.label[lacking].tolist()),
    )


def _cut(shapes: Any, others: Any) -> Any:
    """The shapes without the ground of the others; one that they cover whole stays as it is."""
    tree = shapely.STRtree(others)
    free = [
        _polygons(shapely.difference(shape, shapely.union_all(others[tree.query(shape)]))) for shape in shapes
    ]
    whole = [shape if left.is_empty else left for shape, left in zip(shapes, free, strict=True)]
    return np.array(whole, dtype=object)


def _polygons(shape: Any) -> Any:
    parts = shapely.get_parts(shape)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == AREA])
