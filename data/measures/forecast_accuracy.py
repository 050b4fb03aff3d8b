"""Which of the forecast and two simple methods was closer to what came, and whether the interval held it."""

import polars as pl

METHODS = ("middle", "last", "quarter")  # the forecast; the last value held; the trend of a quarter held
PARTS = ("paperless", "ledgers")
# The fewest 80 % intervals that must have held: of all provinces pooled; of one place, whose origins overlap.
FEWEST_HELD = {"provinces": 0.75, "place": 0.70}


def inside_interval() -> pl.Expr:
    """Whether what came lies in the forecast's interval, whose ends are shares read from files."""
    return pl.col("came").is_between(pl.col("low") - 1e-9, pl.col("high") + 1e-9)


def with_best(errors: pl.DataFrame) -> pl.DataFrame:
    """The rows with `best`: the method of METHODS with the least mean error, the forecast where it is one."""
    least = pl.min_horizontal(METHODS)
    best = pl.coalesce(pl.when(pl.col(name) == least).then(pl.lit(name)) for name in METHODS)
    return errors.with_columns(best.alias("best"))


def too_narrow(errors: pl.DataFrame, whose: str) -> pl.DataFrame:
    """The horizons at which fewer past intervals held than FEWEST_HELD of `whose`: months, covered."""
    few = (pl.col("whose") == whose) & (pl.col("covered") < FEWEST_HELD[whose])
    return errors.filter(few).select("months", "covered").sort("months")
