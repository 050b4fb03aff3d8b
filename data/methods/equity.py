"""The evenness of a service: concentration curve and index, weighted by people, and fifths.

The index for grouped data is that of Kakwani, Wagstaff & van Doorslaer, “Socioeconomic inequalities in
health: measurement, computation, and statistical inference”, Journal of Econometrics 77 (1997), 87–103, as
set out in O'Donnell, van Doorslaer, Wagstaff & Lindelow, “Analyzing Health Equity Using Household Survey
Data”, World Bank (2008), chapters 7 and 8.
"""

import polars as pl

FIFTHS = 5


def ranked_groups(people: pl.DataFrame) -> pl.DataFrame:
    """The concentration curve: one row a rank, the worst off first.

    people: one row a group with rank (low: worst off), weight (people) and reached (of them). Groups that
    share a rank are one, so that their order cannot matter. Columns: rank, weight, reached, share_people and
    share_reached (cumulative, from just above 0 to 1), middle (the rank's fractional place among people).
    """
    groups = (
        people.filter(pl.col("weight") > 0)
        .group_by("rank")
        .agg(pl.col("weight", "reached").sum())
        .sort("rank")
    )
    share = pl.col("weight") / pl.col("weight").sum()
    return groups.with_columns(
        (pl.col("weight").cum_sum() / pl.col("weight").sum()).alias("share_people"),
        (pl.col("reached").cum_sum() / pl.col("reached").sum()).alias("share_reached"),
        (share.cum_sum() - share / 2).alias("middle"),
    )


def concentration_index(groups: pl.DataFrame) -> float | None:
    """C = 2/μ · Σ f·μ_t·R_t − 1: f is a rank's share of people, μ_t its mean, R_t its fractional place.

    Between −1 and 1; below zero the worst off hold more than their share, above zero less. None where nobody
    is reached or all share one rank.
    """
    reached = groups["reached"].sum()
    if groups.height < 2 or not reached:
        return None
    return 2 * float((groups["reached"] * groups["middle"]).sum()) / float(reached) - 1


def fifths(places: pl.DataFrame) -> pl.DataFrame:
    """Places in five parts of as equal a number as can be, by value: fifth (1 lowest), places, top, bottom.

    places: code, value, top, bottom; those without a value stay out. top and bottom are added up, so that a
    fifth's value weighs its places by their denominators.
    """
    known = places.filter(pl.col("value").is_not_null()).sort("value", "code")
    part = (pl.int_range(pl.len()) * FIFTHS // pl.len().clip(lower_bound=1) + 1).alias("fifth")
    return (
        known.with_columns(part)
        .group_by("fifth")
        .agg(
            pl.len().cast(pl.Int64).alias("places"),
            pl.col("top", "bottom").sum(),
            pl.col("code").alias("codes"),
        )
        .sort("fifth")
    )
