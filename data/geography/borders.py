"""Pairs of units that share a border or a corner (queen contiguity), from the shapes of a layer."""

import polars as pl
import shapely

from data.geography.layers import Layer

# Half the last digit that coordinates are rounded to, 5 m: loaded shapes may miss each other by as much.
TOUCH = 0.00005


def borders(layer: Layer) -> pl.DataFrame:
    """One row a unit and neighbour, both ways: scheme, level, code, neighbour."""
    shapes, codes = layer.coverage
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=TOUCH)
    apart = one != other
    return pl.DataFrame(
        {"code": codes[one[apart]].tolist(), "neighbour": codes[other[apart]].tolist()},
        schema={"code": pl.String, "neighbour": pl.String},
    ).select(pl.lit(layer.scheme).alias("scheme"), pl.lit(layer.level).alias("level"), "code", "neighbour")
