"""Loads official shapes for one level: checks the file, and replaces nothing until the check has passed."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.errors import TramSoError
from data.geography.coverage import dissolve, simplify
from data.geography.described import Described
from data.geography.layers import LEVELS, Layer
from data.geography.official import keep_official
from data.geography.official_checks import checked_shapes, field_of, units_wanted, unknown_codes
from data.geography.official_files import read_shapes
from data.geography.official_warnings import WORDS, names_differ, repaired, warnings_of
from data.geography.outline import to_metres
from data.geography.units import load_units


@dataclass(frozen=True)
class LoadReport:
    """A loaded layer: its name, its units with a shape, and the units that each warning concerns.

    missing: units without a shape, which keep the approximate one. unknown: codes of no unit; left: names of
    no unit, or of several; both are left out.
    """

    layer: str
    units: int
    missing: list[str]
    unknown: list[str]
    left: list[str]
    source: str
    date: str
    warnings: dict[str, int]

    def lines(self) -> list[str]:
        """The report for people."""
        found = [f"Warning: {WORDS[name]}: {count}." for name, count in self.warnings.items() if count]
        listed = {
            "Without an official shape": self._named(self.missing),
            "Codes of no unit": self.unknown,
            "Names without a match": self.left,
        }
        found += [f"{title}: {', '.join(names)}." for title, names in listed.items() if names]
        return [f"{self.layer}: official shapes of {self.units} units, {self.source}, {self.date}.", *found]

    def _named(self, codes: list[str]) -> list[str]:
        scheme, level = self.layer.split("-")
        units = load_units().table.filter(scheme=scheme, level=level).select("code", "name_vi")
        names = dict(units.iter_rows())
        return [f"{code} {names[code]}" for code in codes]

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return asdict(self)


def load_official(folder: Path, file: Path, said: Described) -> LoadReport:
    """Check the file and keep its shapes, simplified, in the geography's folder; `build` draws with them.

    Raises TramSoError with what to correct when the file is refused; nothing has changed then.
    """
    scheme, level = said.scheme, said.level
    if level not in LEVELS[scheme] or level == "region":
        raise TramSoError(f"There is no level {level} with {scheme} provinces: choose another --level.")
    table = read_shapes(file, said.layer)
    shapes, left = checked_shapes(table, said)
    codes = shapes["code"].to_numpy(dtype=str)
    original = shapes.geometry.to_numpy()
    metres = to_metres(repaired(original))
    warnings = warnings_of(original, metres, codes, scheme, level)
    if said.name_field and said.code_field:
        names = field_of(table, said.name_field, "--name-field")
        warnings["names"] = names_differ(names, codes, scheme, level)
    wanted = units_wanted(said)
    known = np.isin(codes, list(wanted))
    pieces = simplify(metres[known], codes[known])
    coverage = dissolve(pieces, pieces.label)
    # A shape that lies in another one whole, or is a speck, is none once it is simplified.
    missing, unknown = sorted(wanted - set(coverage.label)), unknown_codes(codes.tolist(), said)
    warnings |= {"without_shape": len(missing), "unknown": len(unknown)}
    keep_official(
        folder, Layer(scheme, level, coverage, said.source, said.date), beside=said.only is not None
    )
    units = (len(coverage.label), missing, unknown, left)
    return LoadReport(f"{scheme}-{level}", *units, said.source, said.date, warnings)
