"""The layers of the map: for each scheme and level the shapes of its units."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from data.geography.cells import cut_cells
from data.geography.coverage import Coverage, dissolve, simplify
from data.geography.seeds import load_seeds
from data.geography.units import load_units

LEVELS = {"63": ("commune", "district", "province", "region"), "34": ("commune", "province", "region")}


@dataclass(frozen=True)
class Layer:
    """The shapes of one level of one scheme in degrees; source and date are set when they are official.

    kept: the units of an official layer that have no official shape and keep the approximate one.
    """

    scheme: str
    level: str
    coverage: Coverage
    source: str | None = None
    date: str | None = None
    kept: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Scheme and level, as in 34-province."""
        return f"{self.scheme}-{self.level}"


def approximate_layers() -> list[Layer]:
    """All seven layers drawn around commune points: nested, without gaps or overlaps, no commune lost."""
    seeds = load_seeds()
    cells = cut_cells(seeds)
    pieces = simplify(cells.shapes, cells.seed)
    codes = {"63": seeds.old_code[pieces.label], "34": seeds.new_code[pieces.label]}
    return [layer for scheme in LEVELS for layer in layers_of(scheme, pieces, codes[scheme])]


def layers_of(scheme: str, pieces: Coverage, communes: Any) -> list[Layer]:
    """The layers of one scheme from pieces and the commune code of each."""
    return [
        Layer(scheme, level, dissolve(pieces, parents(scheme, level, communes))) for level in LEVELS[scheme]
    ]


def parents(scheme: str, level: str, codes: Any, of: str = "commune") -> Any:
    """For each code of a unit (a commune unless said otherwise) the code of its unit at that level."""
    rows = load_units().table.filter(scheme=scheme, level=of)
    above = dict(zip(rows["code"], rows["code" if level == of else f"{level}_code"], strict=True))
    return np.array([above[code] for code in codes])
