"""A point a commune, repaired: the pinned package has some on top of each other and some in another province.

The coordinates stay in the installed package: they are read and repaired each time and never written to the
repository.
"""

from functools import cache

import numpy as np
import polars as pl

from data.geography.package import Row, current_rows, legacy_rows
from data.geography.reference import read_reference
from data.geography.units import load_units

KM_PER_DEGREE = 111.2
GOLDEN_ANGLE = np.pi * (3 - 5**0.5)

# A legacy point outside its district and farther than this from the commune it became is wrong; so is a new
# point this far from the median of its own legacy communes. Side = square root of the new commune's area.
FAR_KM, FAR_SIDES = 5.0, 1.5
WRONG_KM, WRONG_SIDES = 5.0, 2.0
LONE_KM = 50.0  # with one legacy commune to judge by, only a gross distance convicts the new point


@cache
def load_points() -> pl.DataFrame:
    """One row a commune of either scheme: scheme, code, latitude, longitude (WGS 84), repaired."""
    legacy, current = _legacy(legacy_rows()), _current(current_rows())
    current = _repair_current(current, legacy)
    both = pl.concat([_with_scheme("63", _repair_legacy(legacy, current)), _with_scheme("34", current)])
    return _by_hand(both)


def _legacy(rows: list[Row]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, infer_schema_length=None).rename({"wardCode": "code"})
    bounds = frame["districtBounds"].str.extract_all(r"-?\d+\.?\d*").list.eval(pl.element().cast(pl.Float64))
    edges = zip(("south", "west", "north", "east"), range(4), strict=True)
    outside = frame.select(
        pl.col("code"),
        pl.col("wardLat").alias("latitude"),
        pl.col("wardLon").alias("longitude"),
        _km("wardLat", "wardLon", "districtLat", "districtLon").eq(0).alias("at_district"),
        *[bounds.list.get(index).alias(name) for name, index in edges],
    ).with_columns(
        outside=~(
            pl.col("latitude").is_between("south", "north") & pl.col("longitude").is_between("west", "east")
        ),
        shared=pl.len().over("latitude", "longitude") > 1,
    )
    became = load_units().succession.filter("default").select(code="old_code", new_code="new_code")
    return outside.join(became, on="code", maintain_order="left")


def _current(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, infer_schema_length=None).select(
        pl.col("wardCode").alias("code"),
        pl.col("wardLat").alias("latitude"),
        pl.col("wardLon").alias("longitude"),
        pl.col("wardAreaKm2").sqrt().alias("side"),
    )


def _km(latitude: str, longitude: str, other_latitude: str, other_longitude: str) -> pl.Expr:
    north = pl.col(latitude) - pl.col(other_latitude)
    east = (pl.col(longitude) - pl.col(other_longitude)) * pl.col(latitude).radians().cos()
    return (north**2 + east**2).sqrt() * KM_PER_DEGREE


def _repair_current(current: pl.DataFrame, legacy: pl.DataFrame) -> pl.DataFrame:
    """New points far from the communes they were made of move to the median of those."""
    sources = legacy.filter(~pl.col("shared"), ~pl.col("at_district")).group_by(code="new_code")
    median = sources.agg(
        pl.len().alias("n"), pl.median("latitude").alias("lat"), pl.median("longitude").alias("lon")
    )
    judged = current.join(median, on="code", how="left", maintain_order="left")
    away = _km("latitude", "longitude", "lat", "lon")
    limit = pl.max_horizontal(pl.lit(WRONG_KM), WRONG_SIDES * pl.col("side"))
    wrong = ((away > limit) & ((pl.col("n") > 1) | (away > LONE_KM))).fill_null(False)
    return judged.with_columns(
        latitude=pl.when(wrong).then("lat").otherwise("latitude"),
        longitude=pl.when(wrong).then("lon").otherwise("longitude"),
        repaired=wrong,
    )


def _repair_legacy(legacy: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    """Shared points, and points far from their new commune and outside their district, move next to it."""
    target = current.select(new_code="code", lat="latitude", lon="longitude", side="side")
    judged = legacy.join(target, on="new_code", maintain_order="left")
    limit = pl.max_horizontal(pl.lit(FAR_KM), FAR_SIDES * pl.col("side"))
    far = _km("latitude", "longitude", "lat", "lon") > limit
    judged = judged.with_columns(repaired=pl.col("shared") | (far & pl.col("outside")))
    return _beside(judged)


def _beside(judged: pl.DataFrame) -> pl.DataFrame:
    """Repaired rows on a small spiral around their new commune's point, each at a place of its own."""
    place = pl.col("repaired").cum_sum().over("new_code")
    count = pl.col("repaired").sum().over("new_code")
    radius = 0.2 * pl.max_horizontal("side", pl.lit(1.0)) * ((place - 0.5) / count).sqrt() / KM_PER_DEGREE
    angle = place * GOLDEN_ANGLE
    moved = pl.col("repaired")
    return judged.with_columns(
        latitude=pl.when(moved).then(pl.col("lat") + radius * angle.sin()).otherwise("latitude"),
        longitude=pl.when(moved).then(pl.col("lon") + radius * angle.cos()).otherwise("longitude"),
    )


def _with_scheme(scheme: str, frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(pl.lit(scheme).alias("scheme"), "code", "latitude", "longitude", "repaired")


def _by_hand(points: pl.DataFrame) -> pl.DataFrame:
    hand = pl.DataFrame(read_reference("points_by_hand.csv")).select(
        "scheme", "code", pl.col("latitude", "longitude").cast(pl.Float64), repaired=True
    )
    return points.update(hand, on=["scheme", "code"])
