"""Loads official shapes for one level: checks the file, and replaces nothing until the check has passed."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.errors import TramSoError
from data.geography.coverage import dissolve, simplify
from data.geography.layers import LEVELS, Layer
from data.geography.official import keep_official
from data.geography.official_checks import checked_shapes, read_shapes
from data.geography.official_warnings import WORDS, names_differ, repaired, warnings_of
from data.geography.outline import to_metres
from data.geography.units import load_units


@dataclass(frozen=True)
class LoadReport:
    """A loaded layer: its name, its units with a shape, and the units that each warning concerns."""

    layer: str
    units: int
    source: str
    date: str
    warnings: dict[str, int]

    def lines(self) -> list[str]:
        """The report for people."""
        found = [f"Warning: {WORDS[name]}: {count}." for name, count in self.warnings.items() if count]
        return [f"{self.layer}: official shapes of {self.units} units, {self.source}, {self.date}.", *found]

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


@dataclass(frozen=True)
class Described:
    """What an operator says of a file: its layer, the field of the units' codes, who made it and when."""

    scheme: str
    level: str
    code_field: str
    source: str
    date: str
    name_field: str | None = None


def load_official(folder: Path, file: Path, said: Described) -> LoadReport:
    """Check the file and keep its shapes, simplified, in the geography's folder; `build` draws with them.

    Raises TramSoError with what to correct when the file is refused; nothing has changed then.
    """
    scheme, level = said.scheme, said.level
    if level not in LEVELS[scheme] or level == "region":
        raise TramSoError(f"There is no level {level} with {scheme} provinces: choose another --level.")
    table = read_shapes(file)
    shapes = checked_shapes(table, scheme, level, said.code_field)
    codes = shapes["code"].to_numpy(dtype=str)
    original = shapes.geometry.to_numpy()
    metres = to_metres(repaired(original))
    warnings = warnings_of(original, metres, codes, scheme, level)
    if said.name_field:
        warnings["names"] = names_differ(_names(table, said.name_field), codes, scheme, level)
    known = np.isin(codes, load_units().table.filter(scheme=scheme, level=level)["code"].to_numpy())
    pieces = simplify(metres[known], codes[known])
    coverage = dissolve(pieces, pieces.label)
    keep_official(folder, Layer(scheme, level, coverage, said.source, said.date))
    return LoadReport(f"{scheme}-{level}", len(coverage.label), said.source, said.date, warnings)


def _names(table: Any, name_field: str) -> list[object]:
    if name_field not in table.columns:
        raise TramSoError(f"There is no field {name_field}: name another with --name-field.")
    names: list[object] = table[name_field].tolist()
    return names
