"""The units of Vietnam in time: two schemes, their names and codes, and what became of each commune.

A bare code names nothing: 15 was Yên Bái and is Lào Cai. The key is (scheme, code), and a day picks the
scheme.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import polars as pl

from data.geography.merged import merged_communes, merged_on
from data.geography.package import current_rows, legacy_rows
from data.geography.pinned import pinned_units
from data.geography.reference import read_reference
from data.geography.succession import succession
from data.geography.unit_files import with_unit_files
from data.scope import REFORM
from data.store.kept import kept


def scheme_on(day: date) -> str:
    """The scheme in force that day: "63" until 30 June 2025, "34" since."""
    return "34" if day >= REFORM else "63"


@dataclass(frozen=True, eq=False)
class Units:
    """Every unit and its dates; equal only to itself, so it can key a cache.

    table: one row a unit. scheme, level, code, valid_from and valid_to (null = open), name_vi and name_en
    (full, with the kind), short_vi and short_en, kind, region_code, province_code, district_code,
    population_2019 (census), area_km2, proposed (a region that is only proposed), successor_code (units from
    unit files: the pinned unit of the same scheme that their ground lies in). Names and kinds are the first
    ones of the scheme; `on` gives those of a day.
    changes: one row a later change of name or kind: scheme, code, since, the four names, kind.
    succession: one row a pair of legacy and 2025 commune: old_code, new_code, whole, default.
    merged: communes merged before the pinned list was made, as data/geography/merged.py has them; they are
    none of `table`: what lies in one counts in its successor.
    """

    table: pl.DataFrame
    changes: pl.DataFrame
    succession: pl.DataFrame
    merged: pl.DataFrame = field(default_factory=merged_communes)

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hex digits that change when any unit, name, date or succession does."""
        frames = (self.table, self.changes, self.succession, self.merged)
        text = "".join(frame.write_csv() for frame in frames)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def on(self, day: date) -> pl.DataFrame:
        """The rows of `table` valid that day, with the names and kinds of that day."""
        valid = self.table.filter(
            pl.col("valid_from").is_null() | (pl.col("valid_from") <= day),
            pl.col("valid_to").is_null() | (pl.col("valid_to") >= day),
        )
        made = self.changes.filter(pl.col("since") <= day).sort("since")
        latest = made.unique(["scheme", "code"], keep="last").drop("since")
        return valid.update(latest, on=["scheme", "code"])

    def communes_on(self, day: date) -> frozenset[str]:
        """The codes that a commune had that day, those of communes merged since included."""
        return _communes_on(self, day)


@kept
def _communes_on(units: Units, day: date) -> frozenset[str]:
    listed = units.on(day).filter(level="commune")["code"]
    return frozenset([*listed, *merged_on(units.merged, day)["code"]])


def _changes() -> pl.DataFrame:
    rows = pl.DataFrame(read_reference("unit_changes.csv")).drop("source")
    return rows.with_columns(pl.col("since").str.to_date())


@cache
def _pinned() -> tuple[pl.DataFrame, pl.DataFrame]:
    legacy, current = legacy_rows(), current_rows()
    return pinned_units(legacy, current), succession(legacy, current)


@cache
def load_units(extra: Path | None = None) -> Units:
    """The units of the pinned package and, when `extra` is a folder, of its dated unit files.

    Raises TramSoError when a unit file cannot be used or the package is missing.
    """
    table, became = _pinned()
    if extra is not None:
        table, became = with_unit_files(table, became, extra)
    own = table.filter(scheme="63", level="commune").select("code")
    return Units(table, _changes(), became, merged_communes().join(own, on="code", how="anti"))
