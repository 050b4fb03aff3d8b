"""Simulated countries that no choice of the forecast was made on: every station has a chance a month.

A station without the platform gets it, and a deployed one leaves its last paper behind, with a chance a month
that wanders, differs between places, and grows with what the province has done already (F. M. Bass,
Management Science 15 (1969) 215–227). In the month of the break a tenth goes back to paper.
"""

from datetime import date

import numpy as np
import polars as pl

from data.mart.forecast_panel import KEYS, Panel, month_ends

MONTHS, BREAK, PROVINCES, REGIONS = 71, 55, 63, 6
LEDGERS = 70
# How far the logarithm of a month's chance wanders: of each province, each region, the country.
KINDS = {"apart": (0.4, 0.1, 0.05), "regional": (0.2, 0.35, 0.1), "together": (0.15, 0.1, 0.35)}
KEPT = 0.85  # of a month's deviation, a month later


def country(seed: int, kind: str) -> Panel:
    """One country of 63 provinces over 71 months."""
    random = np.random.default_rng([20261128, seed, list(KINDS).index(kind)])
    stations = random.integers(40, 600, PROVINCES)
    region = np.arange(PROVINCES) % REGIONS
    known = np.round(stations * 0.93).astype(int)
    deployed = _spread(random, kind, stations, np.full((MONTHS, PROVINCES), 1.0))
    share = deployed / stations
    paperless = _spread(random, kind, known, share)
    electronic = _spread(random, kind, known * LEDGERS // 5, share) * 5
    paperless[BREAK:] = np.round(paperless[BREAK:] * 0.9)
    full = (MONTHS, PROVINCES)
    counts = {
        "stations": np.broadcast_to(stations, full),
        "deployed": deployed,
        "known": np.broadcast_to(known, full),
        "paperless": paperless,
        "applying": np.broadcast_to(known * LEDGERS // 5 * 5, full),
        "electronic": electronic,
    }
    codes = [f"{number:02d}" for number in range(PROVINCES)]
    regions = [f"R{number}" for number in region]
    places = pl.DataFrame(dict(zip(KEYS, (regions, codes, regions, codes), strict=True)))
    days = month_ends(date(2020, 12, 31), date(2026, 10, 31))
    return Panel({n: v.astype(float) for n, v in counts.items()}, places, days, (BREAK,))


def _spread(random: np.random.Generator, kind: str, base: np.ndarray, open_to: np.ndarray) -> np.ndarray:
    """Those of `base` that have taken it up, month by month; only the part `open_to` of them can."""
    chance = random.uniform(0.001, 0.01) * np.exp(0.5 * random.standard_normal(PROVINCES))
    copying = random.uniform(0.03, 0.1)
    wander = _wander(random, kind)
    done, rows = np.zeros(PROVINCES), []
    for month in range(MONTHS):
        able = np.maximum(np.floor(base * open_to[month]) - done, 0)
        hazard = (chance + copying * done / base) * np.exp(wander[month])
        done = done + random.binomial(able.astype(int), np.clip(hazard, 0, 0.5))
        rows.append(done)
    return np.array(rows)


def _wander(random: np.random.Generator, kind: str) -> np.ndarray:
    """Deviations from the usual pace, months × provinces, that fade by KEPT a month."""
    region = np.arange(PROVINCES) % REGIONS
    sizes = zip((PROVINCES, REGIONS, 1), KINDS[kind], strict=True)
    own, regional, national = (random.standard_normal((MONTHS, size)) * sd for size, sd in sizes)
    step = (own + regional[:, region] + national) * np.sqrt(1 - KEPT**2)
    level, rows = step[0] / np.sqrt(1 - KEPT**2), []
    for one in step:
        level = KEPT * level + one
        rows.append(level)
    return np.array(rows)
