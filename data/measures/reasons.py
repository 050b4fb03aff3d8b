"""Why a place is behind: the main reason of its shortfall, and what differs most there from the whole.

A factor is a share of a place that comes before the metric's own: a metric of the catalogue, the stations new
to V20 or without Internet, or those that still keep paper in one group of ledgers. It describes where a
place differs; it does not show that one thing causes the other.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import polars as pl

from data.measures.chain import STEPS, UNKNOWN, UNKNOWN_COLUMNS, chain_of
from data.measures.ledger_catalogue import ledger_catalogue
from data.measures.ledger_states import LEDGERS, LETTERS, NO_ROW
from data.measures.metric import Metric
from data.measures.metrics import BY_KEY
from data.measures.ratio import ratio

NEW_YEARS = 2
LAST_YEARS = 5
DAYS_OF_YEAR = 365.25
NEAR_LEDGERS = 5  # so few left that a station is close to its last
LEAST_APART = 0.01  # shares nearer than a percentage point do not tell places apart
GROUPS = tuple(dict.fromkeys(ledger.programme for ledger in ledger_catalogue()))
OF_SITES = ("new_to_v20", "offline")
OF_LEDGERS = tuple(f"paper_{group}" for group in GROUPS)


def by_ledgers(metric: Metric) -> bool:
    """True where a site reaches the metric by its own ledgers, so that those left tell why it has not."""
    return metric.basis.source == "ledgers" and metric.basis.whole == "stations"


def factors_of(metric: Metric) -> tuple[str, ...]:
    """The factors of a metric but those of groups of ledgers; none where nothing known comes before it."""
    chain = chain_of(metric)
    if chain is None or not chain.platform:
        return ()
    before = ("ledger_digitisation",) if by_ledgers(metric) else _rungs(metric)
    catalogue = [key for key in ("deployment", "reporting", *before) if key != metric.key]
    return (*catalogue, *OF_SITES)


def _rungs(metric: Metric) -> tuple[str, ...]:
    steps = {"records_created": "record_coverage", "records_matched": "record_matched"}
    return tuple(steps[count] for count, _ in metric.rungs if count in steps and count != metric.numerator)


def better(factor: str) -> str:
    """`higher` or `lower`: which way a factor is better."""
    return BY_KEY[factor].better if factor in BY_KEY else "lower"


def with_left(sites: pl.DataFrame) -> pl.DataFrame:
    """The sites (`ledger_states`: 78 letters) with left, OF_LEDGERS: what is still on paper.

    left: ledgers on paper, alone or beside the electronic one, null where none is known. paper_<group>:
    whether one of the group is; null where one of them is missing, or none applies.
    """
    letters = np.frombuffer("".join(sites["ledger_states"]).encode("ascii"), dtype="S1").reshape(-1, LEDGERS)
    paper = np.isin(letters, [LETTERS["paper_only"].encode(), LETTERS["parallel"].encode()])
    missing, applies = letters == NO_ROW.encode(), letters != LETTERS["not_applicable"].encode()
    known = pl.Series(~missing.all(axis=1))
    programmes = np.array([ledger.programme for ledger in ledger_catalogue()])
    groups = {}
    for group, name in zip(GROUPS, OF_LEDGERS, strict=True):
        own = programmes == group
        kept = paper[:, own].any(axis=1)
        told = ~missing[:, own].any(axis=1) & applies[:, own].any(axis=1)
        groups[name] = pl.select(pl.when(pl.Series(told)).then(pl.Series(kept))).to_series()
    left = pl.Series(paper.sum(axis=1, dtype=np.int64))
    return sites.with_columns(pl.select(pl.when(known).then(left)).to_series().alias("left")).with_columns(
        series.alias(name) for name, series in groups.items()
    )


def with_years(sites: pl.DataFrame, day: date) -> pl.DataFrame:
    """The sites (deployed, platform_since) with years: with V20 by `day`; null without a date before it."""
    days = (pl.lit(day) - pl.col("platform_since")).dt.total_days()
    return sites.with_columns(pl.when("deployed").then(days / DAYS_OF_YEAR).alias("years"))


def shares_of_sites() -> list[pl.Expr]:
    """OF_SITES and OF_LEDGERS over sites: means of what is known, null where nothing is."""
    return [
        (pl.col("years") < NEW_YEARS).mean().alias("new_to_v20"),
        (pl.col("connection") == "none").mean().alias("offline"),
        *(pl.col(name).mean() for name in OF_LEDGERS),
    ]


def with_reason(places: pl.DataFrame) -> pl.DataFrame:
    """The rows of `chain_by` with reason, reason_count, reason_share: the largest step of the shortfall.

    Where more are unknown than lacking it is the largest reason why the number is missing: one of UNKNOWN.
    The share is of all lacking, or of all unknown. Of equal steps the earlier one, which is mended first.
    All null where nobody is lacking or unknown.
    """
    lacking = (pl.col("lacking") > 0) & (pl.col("lacking") >= pl.col("unknown"))
    found = pl.when(lacking).then(_largest(STEPS, STEPS)).when(pl.col("unknown") > 0)
    named = places.with_columns(found.then(_largest(UNKNOWN_COLUMNS, UNKNOWN)).alias("reason"))
    most = pl.when(lacking).then(pl.max_horizontal(STEPS)).otherwise(pl.max_horizontal(UNKNOWN_COLUMNS))
    counted = pl.when(pl.col("reason").is_not_null()).then(most).alias("reason_count")
    whole = pl.when(lacking).then("lacking").otherwise("unknown")
    return named.with_columns(counted).with_columns(ratio("reason_count", whole).alias("reason_share"))


def _largest(columns: Sequence[str | pl.Expr], names: Sequence[str]) -> pl.Expr:
    return (
        pl.concat_list(columns).list.arg_max().replace_strict(dict(enumerate(names)), return_dtype=pl.String)
    )


def furthest(places: pl.DataFrame, whole: pl.DataFrame, factors: Sequence[str], name: str) -> pl.DataFrame:
    """The places with `name`, <name>_own and <name>_whole: the factor by which each is most behind the whole.

    places: code and a share for each factor; whole: the same of all of them together, one row. Null where no
    factor is at least LEAST_APART worse than in the whole. Of equal ones the first.
    """
    if not factors:
        nothing = {name: pl.String, f"{name}_own": pl.Float64, f"{name}_whole": pl.Float64}
        return places.with_columns(pl.lit(None, dtype).alias(column) for column, dtype in nothing.items())
    apart = pl.concat([_against(places, whole, factor, name) for factor in factors])
    worst = apart.filter(pl.col("behind") >= LEAST_APART).sort("behind", descending=True, maintain_order=True)
    first = worst.unique("code", keep="first", maintain_order=True).drop("behind")
    return places.join(first, on="code", how="left", maintain_order="left")


def _against(places: pl.DataFrame, whole: pl.DataFrame, factor: str, name: str) -> pl.DataFrame:
    """One factor of each place beside the whole's; behind: how much worse it is, below zero where better."""
    own, of_all = pl.col(factor).cast(pl.Float64), pl.lit(whole[factor].item(), pl.Float64)
    behind = of_all - own if better(factor) == "higher" else own - of_all
    named = (own.alias(f"{name}_own"), of_all.alias(f"{name}_whole"), behind.alias("behind"))
    return places.select("code", pl.lit(factor).alias(name), *named)


def most_on_paper(places: pl.DataFrame) -> pl.DataFrame:
    """The places with last_group and last_group_own: the group in which most stations still keep paper.

    places: OF_LEDGERS. Null where no group is known, or no station keeps any; of equal ones the first.
    """
    most = pl.max_horizontal(OF_LEDGERS)
    group = _largest([pl.col(name).fill_null(0) for name in OF_LEDGERS], OF_LEDGERS)
    found = pl.when(most > 0)
    return places.with_columns(
        found.then(group).alias("last_group"), found.then(most).alias("last_group_own")
    )


def years_class() -> pl.Expr:
    """The whole years with V20, LAST_YEARS for more; `none` without it."""
    whole = pl.col("years").floor().clip(0, LAST_YEARS).cast(pl.Int64).cast(pl.String)
    return whole.fill_null("none").alias("code")
