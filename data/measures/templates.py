"""Outpatient record templates in use: only their number per station is known, no titles."""

import polars as pl

from data.measures.ratio import ratio_of

ALL = 42
BANDS = ((0, 0), (1, 10), (11, 20), (21, 30), (31, 41), (ALL, ALL))


def bands_of(stations: pl.DataFrame) -> pl.DataFrame:
    """One row per band of templates in use, empty ones included. Columns: band, stations, share (of all).

    stations: templates (number in use), stations (that use so many).
    """
    whole = reporting(stations)
    numbers = [
        int(stations.filter(pl.col("templates").is_between(low, high))["stations"].sum())
        for low, high in BANDS
    ]
    return pl.DataFrame(
        {
            "band": [str(low) if low == high else f"{low}–{high}" for low, high in BANDS],
            "stations": numbers,
            "share": [ratio_of(number, whole) for number in numbers],
        },
        schema={"band": pl.String, "stations": pl.Int64, "share": pl.Float64},
    )


def reporting(stations: pl.DataFrame) -> int:
    """The stations that report a number of templates."""
    return int(stations["stations"].sum())


def mean_in_use(stations: pl.DataFrame) -> float | None:
    """Templates in use per station that reports them; None without one."""
    return ratio_of(int((stations["templates"] * stations["stations"]).sum()), reporting(stations))


def with_all(stations: pl.DataFrame) -> int:
    """The stations that use all templates."""
    return int(stations.filter(templates=ALL)["stations"].sum())
