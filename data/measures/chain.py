"""The chain from a site to its use: a place's shortfall divided into steps that add up to it exactly.

A site's shortfall (`lacking`) is its people (or itself) less those reached. All of it goes to the first link
missing there, in the order of STEPS: an earlier link must be mended first, whatever is missing later. Only at
a site that is deployed, connected and has sent the number is the shortfall divided further, along the ladder
created → matched → used. A site that reached more than it has is short of nothing; it makes up for no other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.measures.gaps import gap_of
from data.measures.metric import Metric

STEPS = (
    "no_site",
    "not_deployed",
    "no_connection",
    "not_reporting",
    "no_number",
    "on_paper",
    "not_matched",
    "not_used",
)
SITE_STEPS = STEPS[1:]


@dataclass(frozen=True)
class Chain:
    """The division of a metric's shortfall: names of counts.

    whole: whose number is looked for at a site. first, second: those who have come past paper, and past
    matching; first_known, second_known: above zero where those are known. platform: whether the number comes
    through the platform, so that deployment, connection and reporting come before it.
    """

    whole: str
    first: str
    first_known: str
    second: str
    second_known: str
    platform: bool = True


def chain_of(metric: Metric) -> Chain | None:
    """The chain of a metric that counts people or stations; None for one that counts visits or doctors."""
    whole = metric.basis.whole
    if metric.gap is None or whole is None:
        return None
    (first, first_known), (second, second_known) = ((metric.rungs or ((whole, whole),)) * 2)[:2]
    return Chain(whole, first, first_known, second, second_known, platform=not metric.basis.with_points)


def with_chain(sites: pl.DataFrame, chain: Chain) -> pl.DataFrame:
    """The rows of `site_gaps` with `lacking` and SITE_STEPS (Int64, none below zero, adding up to lacking).

    A rung that a site does not give counts as the rung before it: its people go on to the next.
    """
    known = pl.col("bottom") > 0
    reached = pl.when(known).then(pl.min_horizontal("top", "whole")).otherwise(0)
    rungs = sites.with_columns(reached.alias("reached"))
    first = pl.max_horizontal(
        "reached", pl.min_horizontal(pl.col("first").fill_null(pl.col("whole")), "whole")
    )
    rungs = rungs.with_columns(first.alias("first"))
    second = pl.max_horizontal(
        "reached", pl.min_horizontal(pl.col("second").fill_null(pl.col("first")), "first")
    )
    rungs = rungs.with_columns(second.alias("second"), (pl.col("whole") - pl.col("reached")).alias("lacking"))
    unreached = {
        step: pl.when(pl.col("broken") == step).then("lacking").otherwise(0) for step in SITE_STEPS[:4]
    }
    divided = {
        "on_paper": pl.col("whole") - pl.col("first"),
        "not_matched": pl.col("first") - pl.col("second"),
        "not_used": pl.col("second") - pl.col("reached"),
    }
    unbroken = {
        step: pl.when(pl.col("broken").is_null()).then(part).otherwise(0) for step, part in divided.items()
    }
    steps = [part.cast(pl.Int64).alias(step) for step, part in (unreached | unbroken).items()]
    return rungs.with_columns(_broken(chain).alias("broken")).with_columns(steps)


def bridge_terms(whole: Mapping[str, int], sites: pl.DataFrame, metric: Metric) -> dict[str, int]:
    """gap = lacking − no_site − unknown − surplus − allowed: from the chain of a scope to its gap.

    whole: the sums of `chain_by` over the scope's places; sites: its `site_gaps`. unknown: at sites that do
    not give the number; surplus: reached beyond the whole elsewhere, which makes up within a place; allowed:
    what the target leaves open.
    """
    gap = sites.select(pl.col("top", "bottom").sum()).select(gap_of(metric)).item() or 0
    apart = {name: whole[name] for name in ("no_site", "unknown", "surplus")}
    return {"gap": gap, **apart, "allowed": whole["lacking"] - sum(apart.values()) - gap}


def _broken(chain: Chain) -> pl.Expr:
    """The first link missing at a site; null where every link is there and the ladder decides."""
    unknown = pl.when(pl.col("bottom") == 0).then(pl.lit("no_number"))
    if not chain.platform:
        return unknown
    return (
        pl.when(~pl.col("deployed"))
        .then(pl.lit("not_deployed"))
        .when((pl.col("connection") == "none").fill_null(False))
        .then(pl.lit("no_connection"))
        .when(~pl.col("reported"))
        .then(pl.lit("not_reporting"))
        .otherwise(unknown)
    )
