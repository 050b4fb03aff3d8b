"""The intervals of Erreygers' index held against countries whose truth is known.

Written to `data/reference/equity_check.csv` for the method's page.
"""

from pathlib import Path

import numpy as np
import polars as pl

from data.methods.equity import Index, erreygers

OUT = Path(__file__).parents[2] / "data" / "reference" / "equity_check.csv"
STATIONS, COUNTRIES, WHOLE = (30, 100, 300, 1000), 500, 400_000
RANKS, SLOPE, SEED = 12, 0.15, 14


def country(random: np.random.Generator, stations: int, slope: float) -> pl.DataFrame:
    """Stations that reached all of their people or none, likelier by rank where the slope is not zero."""
    rank = random.integers(0, RANKS, stations)
    weight = random.lognormal(8.5, 0.6, stations).round().astype(np.int64)
    reached = random.random(stations) < 1 / (1 + np.exp(1 - slope * rank))
    return pl.DataFrame({"rank": rank.astype(float), "weight": weight, "reached": weight * reached * 1.0})


def checked(stations: int, countries: int, seed: int = SEED) -> dict[str, float]:
    """covered: the share of intervals that hold the truth; false: that say unequal where nothing is."""
    random = np.random.default_rng((seed, stations))
    truth = indexed(country(np.random.default_rng(seed), WHOLE, SLOPE)).value
    uneven = [indexed(country(random, stations, SLOPE)) for _ in range(countries)]
    even = [indexed(country(random, stations, 0)) for _ in range(countries)]
    return {
        "stations": stations,
        "countries": countries,
        "covered": float(np.mean([found.low <= truth <= found.high for found in uneven])),
        "false": float(np.mean([found.low > 0 or found.high < 0 for found in even])),
    }


def indexed(people: pl.DataFrame) -> Index:
    """The index, or one of no width at 0 where nobody is reached."""
    return erreygers(people) or Index(0.0, 0.0, 0.0)


def write() -> None:
    """Simulate countries of every size and write the shares down."""
    pl.DataFrame([checked(stations, COUNTRIES) for stations in STATIONS]).write_csv(OUT, float_precision=3)
