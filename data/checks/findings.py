"""What a plausibility check found: one row a value, with where it stood and what it was compared with."""

from dataclasses import asdict, dataclass

import polars as pl

IMPLAUSIBLE, EMPTY_COLUMN, CHANGED, FAR = (
    "implausible_value",
    "empty_column",
    "changed_station",
    "far_from_commune",
)
PLAUSIBILITY = (IMPLAUSIBLE, EMPTY_COLUMN, CHANGED, FAR)
# compared: `earlier` (the station's value at its earlier date), `commune` (the largest of its other
# stations), `country` (the median of all), `centre` (the commune's point), `nothing` (an empty column).
FINDINGS: dict[str, pl.DataType | type[pl.DataType]] = {
    "warning": pl.String,
    "table": pl.String,
    "column": pl.String,
    "compared": pl.String,
    "station_id": pl.String,
    "file": pl.String,
    "row_number": pl.Int64,
    "before": pl.String,
    "now": pl.String,
}


@dataclass(frozen=True)
class Kind:
    """What is warned of, in which column of which table, and what it was compared with."""

    warning: str
    table: str
    column: str
    compared: str


def found(rows: pl.DataFrame, kind: Kind, before: pl.Expr, now: pl.Expr) -> pl.DataFrame:
    """The findings of one kind, one a row: FINDINGS. rows: of `Arrived`; before, now: the values to show."""
    words = [pl.lit(word).alias(name) for name, word in asdict(kind).items()]
    shown = before.cast(pl.String).alias("before"), now.cast(pl.String).alias("now")
    return rows.select("station_id", "file", "row_number", *words, *shown).select(*FINDINGS)
