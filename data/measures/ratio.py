"""Numbers blank where there is nothing to divide by or to count: never shown as zero."""

import polars as pl


def ratio(part: str | pl.Expr, whole: str | pl.Expr) -> pl.Expr:
    """part ÷ whole (Float64), null where the whole is zero or null. A string is the name of a column."""
    top, bottom = (pl.col(side) if isinstance(side, str) else side for side in (part, whole))
    return pl.when(bottom != 0).then(top / bottom).cast(pl.Float64)


def counted(base: str | pl.Expr, *names: str) -> list[pl.Expr]:
    """The columns, null where the base is zero or null: a count of nobody known is unknown, not nought."""
    there = pl.col(base) if isinstance(base, str) else base
    return [pl.when(there != 0).then(name).alias(name) for name in names]


def ratio_of(part: float, whole: float) -> float | None:
    """The same of two numbers: None where the whole is zero."""
    return part / whole if whole else None
