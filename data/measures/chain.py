"""The chain from a site to its use: a place's shortfall divided into steps that add up to it exactly.

A known site's shortfall (`lacking`) is its people (or itself) less those reached. All of it goes to the first
link missing there, in the order of STEPS: an earlier link must be mended first, whatever is missing later.
Only where every link is there is the shortfall divided further, along the ladder created → matched → used. A
site that reached more than it has is short of nothing; it makes up for no other. A site that does not give
the number is short of nothing known: its people are `unknown`, by the first link missing for the number to
come (UNKNOWN); of one whose report was sent and held back that is the only reason.
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
    "on_paper",
    "not_matched",
    "not_used",
)
SITE_STEPS = STEPS[1:]
LINKS = STEPS[1:4]
UNKNOWN = ("held_back", *LINKS, "no_number")
UNKNOWN_COLUMNS = tuple(f"unknown_{step}" for step in UNKNOWN)


@dataclass(frozen=True)
class Chain:
    """The division of a metric's shortfall: names of counts.

    whole: whose number is looked for at a site. first, second: those who have come past paper, and past
    matching; first_known, second_known: above zero where those are known. platform: whether the number comes
    through the platform, so that deployment, connection and reporting come before it. sent: whether stations
    send it, so that one that reports is deployed, whatever the register says.
    """

    whole: str
    first: str
    first_known: str
    second: str
    second_known: str
    platform: bool = True
    sent: bool = True


def chain_of(metric: Metric) -> Chain | None:
    """The chain of a metric that counts people or stations; None for one that counts visits or doctors."""
    whole = metric.basis.whole
    if metric.gap is None or whole is None:
        return None
    (first, first_known), (second, second_known) = ((metric.rungs or ((whole, whole),)) * 2)[:2]
    of = metric.basis
    return Chain(whole, first, first_known, second, second_known, not of.with_points, of.source != "register")


def with_chain(sites: pl.DataFrame, chain: Chain) -> pl.DataFrame:
    """The rows of `site_gaps` with lacking, SITE_STEPS, unknown and UNKNOWN_COLUMNS.

    All Int64, none below zero; SITE_STEPS add up to lacking, UNKNOWN_COLUMNS to unknown. A rung that a site
    does not give counts as the rung before it: its people go on to the next.
    """
    known = pl.col("bottom") > 0
    rungs = sites.with_columns(pl.when(known).then(pl.min_horizontal("top", "whole")).alias("reached"))
    first = pl.max_horizontal(
        "reached", pl.min_horizontal(pl.col("first").fill_null(pl.col("whole")), "whole")
    )
    rungs = rungs.with_columns(first.alias("first"))
    second = pl.max_horizontal(
        "reached", pl.min_horizontal(pl.col("second").fill_null(pl.col("first")), "first")
    )
    lacking, unknown = pl.col("whole") - pl.col("reached"), pl.when(~known).then("whole")
    rungs = rungs.with_columns(second.alias("second"), lacking.alias("lacking"), unknown.alias("unknown"))
    divided = {
        "on_paper": pl.col("whole") - pl.col("first"),
        "not_matched": pl.col("first") - pl.col("second"),
        "not_used": pl.col("second") - pl.col("reached"),
    }
    told = rungs.with_columns(_broken(chain).alias("broken"))
    broken = pl.col("broken")
    why = pl.when(pl.lit(chain.platform) & pl.col("held_back")).then(pl.lit("held_back")).otherwise(broken)
    steps = {
        **{step: pl.when(broken == step).then("lacking") for step in LINKS},
        **{step: pl.when(known & broken.is_null()).then(part) for step, part in divided.items()},
        **{
            column: pl.when(why.fill_null("no_number") == step).then("unknown")
            for column, step in zip(UNKNOWN_COLUMNS, UNKNOWN, strict=True)
        },
        **{name: pl.col(name) for name in ("reached", "lacking", "unknown")},
    }
    return told.with_columns(part.fill_null(0).cast(pl.Int64).alias(name) for name, part in steps.items())


def bridge_terms(whole: Mapping[str, int], sites: pl.DataFrame, metric: Metric) -> dict[str, int]:
    """gap = lacking − no_site − surplus − allowed: from the chain of a scope to its gap.

    whole: the sums of `chain_by` over the scope's places; sites: its `site_gaps`. surplus: what was reached
    beyond the whole elsewhere, as far as it makes up for a gap; allowed: what the target leaves open.
    """
    gap = sites.select(pl.col("top", "bottom").sum()).select(gap_of(metric)).item() or 0
    rest = whole["lacking"] - whole["no_site"] - gap
    surplus = min(whole["surplus"], rest)
    return {"gap": gap, "no_site": whole["no_site"], "surplus": surplus, "allowed": rest - surplus}


def _broken(chain: Chain) -> pl.Expr:
    """The first link missing at a site, one of LINKS; null where every link is there."""
    if not chain.platform:
        return pl.lit(None, dtype=pl.String)
    reported = pl.col("reported")
    deployed = pl.col("deployed") | reported if chain.sent else pl.col("deployed")
    return (
        pl.when(~deployed)
        .then(pl.lit("not_deployed"))
        .when((pl.col("connection") == "none").fill_null(False))
        .then(pl.lit("no_connection"))
        .when(~reported & ~pl.col("held_back"))
        .then(pl.lit("not_reporting"))
    )
