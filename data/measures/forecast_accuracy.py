"""How far earlier forecasts were off: of each method, and whether the interval held what came."""

import polars as pl

METHODS = ("middle", "last", "pace")  # the forecast's median and two naive methods: value held, pace held
PARTS = ("paperless", "ledgers")


def inside_interval() -> pl.Expr:
    """Whether what came lies in the forecast's interval, whose ends are shares read from files."""
    return pl.col("came").is_between(pl.col("low") - 1e-9, pl.col("high") + 1e-9)


def accuracy(forecasts: pl.DataFrame) -> pl.DataFrame:
    """One row per number of months ahead, from the forecasts of provinces (columns of `forecast_checks`).

    Columns: months, made_on, provinces, METHODS (mean absolute errors, shares), covered (share of provinces
    inside the interval), best (the method of METHODS with the least error).
    """
    errors = [(pl.col(name) - pl.col("came")).abs().mean().alias(name) for name in METHODS]
    found = forecasts.group_by("months", "made_on").agg(
        pl.len().cast(pl.Int64).alias("provinces"), *errors, inside_interval().mean().alias("covered")
    )
    least = pl.min_horizontal(METHODS)
    best = pl.coalesce(pl.when(pl.col(name) == least).then(pl.lit(name)) for name in METHODS)
    return found.with_columns(best.alias("best")).sort("months")
