"""The change of a ratio between two dates, with an interval: what the chance in which stations moved
explains.

Of y ÷ x on two dates, over the same or nearly the same stations, the difference is linearised over stations
(the infinitesimal jackknife: Cochran, Sampling Techniques, 3rd edition, 1977, chapter 6; Kish, Survey
Sampling, 1965), so that a station on both dates stands beside itself, and widened by Student's distribution
where stations are few or unlike in size (`reach`). Where several places are compared, each interval is the
wider for it, so that all hold at once nineteen times in twenty (Bonferroni; Dunn, Journal of the American
Statistical Association 56, 1961, 52–64).
"""

from statistics import NormalDist

import polars as pl

from data.methods.equity import reach

LEAST_SITES = 30  # with a number on both dates: as for the interval of `evenness`
SIDES = ("top_before", "bottom_before", "top", "bottom")


def changes_of(rows: pl.DataFrame, scale: float = 1.0) -> pl.DataFrame:
    """One row per code with a number on both dates, by code.

    rows: earlier, site, code, top, bottom (above nought), one a site and date. Columns: code, before, value
    (scale × top ÷ bottom), change, low, high (its interval; null where fewer than LEAST_SITES sites have a
    number on either date), sites (with one on the second).
    """
    sites = _side_by_side(rows)
    sums = sites.group_by("code").agg(
        *(pl.col(name).sum().alias(f"all_{name}") for name in SIDES),
        (pl.col("bottom") > 0).sum().alias("sites"),
        (pl.col("bottom_before") > 0).sum().alias("sites_before"),
    )
    both = sites.join(sums.filter(pl.col("all_bottom") > 0, pl.col("all_bottom_before") > 0), on="code")
    pulls = both.group_by("code").agg((scale * _pull()).pow(2).sum().sqrt().alias("error"), "bottom")
    held = sums.join(pulls, on="code").sort("code")
    enough = pl.min_horizontal("sites", "sites_before") >= LEAST_SITES
    among = max(held.filter(enough).height, 1)
    before, value = (
        scale * pl.col(f"all_top{side}") / pl.col(f"all_bottom{side}") for side in ("_before", "")
    )
    reaches = pl.Series("reach", _reaches(held["bottom"], among), pl.Float64)
    change, away = value - before, pl.when(enough).then(reaches * pl.col("error"))
    return held.select(
        "code",
        before.alias("before"),
        value.alias("value"),
        change.alias("change"),
        (change - away).alias("low"),
        (change + away).alias("high"),
        "sites",
    )


def _side_by_side(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per code and site: SIDES, nought where it has no number."""
    names = {"top": "top_before", "bottom": "bottom_before"}
    first = rows.filter("earlier").drop("earlier").rename(names)
    second = rows.filter(~pl.col("earlier")).drop("earlier")
    found = first.join(second, on=["code", "site"], how="full", coalesce=True, nulls_equal=True)
    return found.with_columns(pl.col(*SIDES).fill_null(0.0))


def _pull() -> pl.Expr:
    """What one station adds to the change of its place."""
    now, before = (
        (
            pl.col(f"top{side}")
            - pl.col(f"all_top{side}") / pl.col(f"all_bottom{side}") * pl.col(f"bottom{side}")
        )
        / pl.col(f"all_bottom{side}")
        for side in ("", "_before")
    )
    return now - before


def _reaches(bottoms: pl.Series, among: int) -> list[float]:
    """Standard errors in half of an interval, a place each; bottoms: its sites' own, nought where none."""
    quantile = NormalDist().inv_cdf(1 - 0.05 / (2 * among))
    return [reach(found.filter(found > 0).to_numpy(), quantile) for found in bottoms]
