"""Official shapes in the geography's folder: kept beside the drawn ones, and put in their place."""

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from data.geography.coverage import Coverage, dissolve
from data.geography.insets import EAST_OF_COUNTRY
from data.geography.layers import LEVELS, Layer, parents
from data.geography.manifest import OFFICIAL
from data.store.durable import make_folder, replace_file


def keep_official(folder: Path, layer: Layer) -> None:
    """Keep a checked layer; it counts from the moment its note is written, which comes last."""
    make_folder(folder / OFFICIAL)
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
    """The layers with every loaded level in place, and the levels above it dissolved from it anew."""
    drawn = {layer.name: layer for layer in layers}
    for scheme, levels in LEVELS.items():
        below: Layer | None = None
        for level in levels:
            name = f"{scheme}-{level}"
            below = _read(folder, scheme, level) or (below and _dissolved(below, level))
            drawn[name] = _with_archipelagos(below, drawn[name]) if below else drawn[name]
    return list(drawn.values())


def _read(folder: Path, scheme: str, level: str) -> Layer | None:
    note = folder / OFFICIAL / f"{scheme}-{level}.json"
    if not note.is_file():
        return None
    said = json.loads(note.read_text(encoding="utf-8"))
    table = gpd.read_parquet(folder / OFFICIAL / f"{scheme}-{level}.{said['sha256'][:12]}.parquet")
    coverage = Coverage(table.geometry.to_numpy(), table["code"].to_numpy(dtype=str))
    return Layer(scheme, level, coverage, said["source"], said["date"])


def _dissolved(below: Layer, level: str) -> Layer:
    above = parents(below.scheme, level, below.coverage.label, of=below.level)
    return Layer(below.scheme, level, dissolve(below.coverage, above), below.source, below.date)


def _with_archipelagos(official: Layer, drawn: Layer) -> Layer:
    """Hoàng Sa and Trường Sa stay on the map where a file leaves them out, as the law on maps asks."""
    shapes = dict(zip(official.coverage.label.tolist(), official.coverage.shapes, strict=True))
    for code, shape in zip(drawn.coverage.label.tolist(), drawn.coverage.shapes, strict=True):
        islands = _far_parts(shape)
        if len(islands) and not (code in shapes and len(_far_parts(shapes[code]))):
            shapes[code] = shapely.union_all([*islands, *([shapes[code]] if code in shapes else [])])
    codes = sorted(shapes)
    coverage = Coverage(np.array([shapes[code] for code in codes]), np.array(codes))
    return Layer(official.scheme, official.level, coverage, official.source, official.date)


def _far_parts(shape: Any) -> Any:
    parts = shapely.get_parts(shape)
    return parts[shapely.bounds(parts)[:, 0] > EAST_OF_COUNTRY]
