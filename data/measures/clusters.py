"""Kinds of place by local Moran's I: low among low, low alone, high, other; and if neighbours are alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import polars as pl

from data.measures.metric import Metric
from data.methods.empirical_bayes import Floats, standardised_rates, standardised_shares
from data.methods.moran import (
    GlobalMoran,
    Indices,
    LocalMoran,
    benjamini_hochberg,
    global_moran,
    local_moran,
    mean_around,
)
from data.methods.small_bases import LARGEST, chance_around

# The number of nearest places that are neighbours where a place has no border.
NEAREST = {"commune": 6, "district": 6, "province": 4}
LEVEL_OF_DOUBT = 0.05
SIGNIFICANT = ("cluster", "lone")
CANDIDATES = ("likely_cluster", "likely_lone")
LAGGING = (*SIGNIFICANT, *CANDIDATES)
KINDS = (*LAGGING, "high", "leader", "other")


# The p-values drawn for a fingerprint, None where none were.
Chances = Callable[[str], Floats | None]


def never(name: str) -> Floats | None:
    """No draws but those made now."""
    return None


@dataclass(frozen=True)
class Kinds:
    """rows: the places with around (the mean value of their neighbours), statistic, p, adjusted and kind.
    overall: whether neighbours are alike, None where all places are.
    """

    rows: pl.DataFrame
    overall: GlobalMoran | None


def kinds_of(places: pl.DataFrame, around: Indices, metric: Metric, chances: Chances = never) -> Kinds:
    """The places by kind, each held against the chance in its base.

    places: one a row, `value` never null, of `top` and `bottom`; around: their neighbours, as `local_moran`
    takes them. Low means worse than the mean of the places, whichever way the metric is better. chances: the
    p-values that the publication drew for a fingerprint, None where it drew none.
    """
    steady = steadied(places, metric)
    overall, local = _statistics(steady, around, chances(fingerprint(steady, around)))
    local = _beyond_bases(local, places, around) if metric.form == "share" else local
    numbers = {"around": mean_around(places["value"].to_numpy(), around)} | vars(local)
    told = places.with_columns(pl.Series(name, column) for name, column in numbers.items())
    rows = told.with_columns(_kind().cast(pl.Enum(KINDS)).alias("kind"))
    return Kinds(rows.drop("z", "lag", "top", "bottom"), overall)


def _beyond_bases(local: LocalMoran, places: pl.DataFrame, around: Indices) -> LocalMoran:
    """The same with the larger of two p-values: that of draws, and where bases are a few stations their own.

    Of places that draws do not tell apart, the second is not asked for.
    """
    reached, base = (places[name].cast(pl.Float64).to_numpy() for name in ("top", "bottom"))
    asked = np.flatnonzero(local.p <= LEVEL_OF_DOUBT)
    if not len(asked) or base.max() > LARGEST or not _whole(reached, base):
        return local
    p = local.p.copy()
    p[asked] = np.maximum(p[asked], _chance(*(one.tobytes() for one in (reached, base, around, asked))))
    return replace(local, p=p, adjusted=benjamini_hochberg(p))


def _whole(*numbers: Floats) -> bool:
    return all(np.array_equal(one, np.rint(one)) for one in numbers)


@lru_cache(maxsize=16)
def _chance(reached: bytes, base: bytes, around: bytes, asked: bytes) -> Floats:
    """`chance_around`, kept as `_drawn` is."""
    tops, bottoms = np.frombuffer(reached), np.frombuffer(base)
    near = np.frombuffer(around, dtype=np.int64).reshape(len(tops), -1)
    return chance_around(tops, bottoms, near, np.frombuffer(asked, dtype=np.int64))


def steadied(places: pl.DataFrame, metric: Metric) -> Floats:
    """Shares and rates without the chance in their bases, higher where worse; means, whose chance is not
    known, as they are.
    """
    worse = -1.0 if metric.better == "higher" else 1.0
    if metric.form == "mean":
        return np.asarray(worse * places["value"].to_numpy())
    top, bottom = (places[name].cast(pl.Float64).to_numpy() for name in ("top", "bottom"))
    return worse * (standardised_shares if metric.form == "share" else standardised_rates)(top, bottom)


def fingerprint(values: Floats, around: Indices) -> str:
    """The name of a set of values with their neighbours: the same draws answer for the same name only."""
    return blake2b(values.tobytes() + around.tobytes(), digest_size=16).hexdigest()


def _statistics(values: Floats, around: Indices, p: Floats | None) -> tuple[GlobalMoran | None, LocalMoran]:
    if p is None:
        return _drawn(values.tobytes(), around.tobytes(), len(values))
    return global_moran(values, around), local_moran(values, around, p)


@lru_cache(maxsize=16)
def _drawn(values: bytes, around: bytes, places: int) -> tuple[GlobalMoran | None, LocalMoran]:
    """Kept, for a page and the three answers of its map ask for the same."""
    one_each = np.frombuffer(values)
    neighbours = np.frombuffer(around, dtype=np.int64).reshape(places, -1)
    return global_moran(one_each, neighbours), local_moran(one_each, neighbours)


def _kind() -> pl.Expr:
    """z and lag count upwards from the mean towards worse; candidates are told before the correction."""
    low, low_around = pl.col("z") > 0, pl.col("lag") > 0
    sure = pl.col("adjusted") <= LEVEL_OF_DOUBT
    told, apart = pl.col("p") <= LEVEL_OF_DOUBT, pl.col("z") != 0
    return (
        pl.when(sure & low)
        .then(pl.when(low_around).then(pl.lit("cluster")).otherwise(pl.lit("lone")))
        .when(sure & apart)
        .then(pl.when(low_around).then(pl.lit("leader")).otherwise(pl.lit("high")))
        .when(told & low)
        .then(pl.when(low_around).then(pl.lit("likely_cluster")).otherwise(pl.lit("likely_lone")))
        .otherwise(pl.lit("other"))
    )
