"""The tile grid: one square a province, roughly where it lies, so that small ones count like large ones."""

from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from data.geography.reference import read_reference


class Tile(NamedTuple):
    """A place on the grid: row 0 is the north, column 0 the west."""

    row: int
    column: int


@cache
def tile_grid(scheme: str) -> MappingProxyType[str, Tile]:
    """Province code → its tile, for the scheme "63" or "34"."""
    rows = read_reference(f"tilegrid{scheme}.csv")
    return MappingProxyType({row["province_code"]: Tile(int(row["row"]), int(row["column"])) for row in rows})
