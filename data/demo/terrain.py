"""Hardship of each commune: zones of the national commune criteria, areas I to III, and the connection."""

import numpy as np
import polars as pl

from data.demo.streams import Floats, Streams, Whole

# Communes listed as ethnic-minority or mountainous by area (QĐ 861/QĐ-TTg, 2021: 1,551 III, 210 II, 1,673 I).
AREA_COUNTS = {3: 1551, 2: 210, 1: 1673}

# Leaning of a province's communes towards the list, from 0 (none) to 1 (all): ours, by where mountains are.
HIGHLAND = {
    "02": 1.0, "04": 1.0, "06": 1.0, "08": 0.85, "10": 0.95, "11": 1.0, "12": 1.0, "14": 0.95, "15": 0.85,
    "17": 0.9, "19": 0.6, "20": 0.95, "22": 0.45, "24": 0.45, "25": 0.5, "26": 0.15, "38": 0.5, "40": 0.6,
    "42": 0.25, "44": 0.4, "45": 0.5, "46": 0.35, "48": 0.05, "49": 0.6, "51": 0.6, "52": 0.35, "54": 0.4,
    "56": 0.35, "58": 0.5, "60": 0.35, "62": 0.95, "64": 0.8, "66": 0.75, "67": 0.75, "68": 0.6, "70": 0.5,
    "72": 0.15, "75": 0.25, "77": 0.15, "84": 0.4, "89": 0.2, "91": 0.25, "92": 0.05, "93": 0.1, "94": 0.45,
    "95": 0.2, "96": 0.2, "01": 0.04, "37": 0.2,
}  # fmt: skip
TOWN_PENALTY = {"ward": 2.5, "township": 1.2}  # wards and townships are rarely listed

# Share of stations by area (0 = not listed) in zones 1, 2, 3: ours, after the criteria's own wording.
ZONE_SHARES = {0: (0.62, 0.34, 0.04), 1: (0.12, 0.63, 0.25), 2: (0.03, 0.47, 0.50), 3: (0.0, 0.15, 0.85)}

# Share of stations with fibre, and with no line at all, in the first and the last month, by zone (ours).
FIBRE = {1: (0.97, 0.998), 2: (0.93, 0.992), 3: (0.80, 0.965)}
NO_LINE = {1: (0.004, 0.0005), 2: (0.015, 0.002), 3: (0.08, 0.012)}
AREA_III_FACTOR = 1.35  # area III has that many times the stations without fibre


def hardship(communes: pl.DataFrame, streams: Streams) -> Floats:
    """One score a commune, higher is remoter; neighbours in a district share most of it."""
    lean = np.array([HIGHLAND.get(code, 0.0) for code in communes["province"]])
    districts, member = np.unique(communes["district"].to_numpy(), return_inverse=True)
    shared = streams.of("hardship of districts").normal(0, 1.0, len(districts))[member]
    own = streams.of("hardship of communes").normal(0, 0.6, communes.height)
    town = np.array([TOWN_PENALTY.get(kind, 0.0) for kind in communes["kind"]])
    safe = np.clip(lean, 0.01, 0.98)
    score: Floats = 0.62 * np.log(safe / (1 - safe)) + shared + own - town
    return score


def areas(score: Floats) -> Whole:
    """Area 3, 2 or 1 for the 3,434 hardest communes, 0 for those not listed."""
    order = np.argsort(-score, kind="stable")
    area = np.zeros(len(score), dtype=np.int64)
    start = 0
    for value, count in AREA_COUNTS.items():
        area[order[start : start + count]] = value
        start += count
    return area


def zones(area: Whole, town: Floats, streams: Streams) -> Whole:
    """Zone 1 to 3 of each commune; `town` is 1 for a ward, whose zone is 1 unless it is listed."""
    draw = streams.of("zones").random(len(area))
    limits = np.array([np.cumsum(ZONE_SHARES[value]) for value in (0, 1, 2, 3)])[area]
    zone = 1 + (draw > limits[:, 0]).astype(np.int64) + (draw > limits[:, 1])
    return np.where((town > 0) & (area == 0), 1, zone).astype(np.int64)


def connection(zone: Whole, area: Whole, luck: Floats, progress: float) -> Whole:
    """0 none, 1 mobile, 2 fibre; `luck` is a site's fixed uniform draw, `progress` runs from 0 to 1.

    Shares only improve and `luck` stays, so no site loses its line.
    """
    factor = np.where(area == 3, AREA_III_FACTOR, 1.0)
    first, last = (np.array([FIBRE[value][end] for value in (1, 2, 3)])[zone - 1] for end in (0, 1))
    without_fibre = factor * (1 - (first + (last - first) * progress))
    first, last = (np.array([NO_LINE[value][end] for value in (1, 2, 3)])[zone - 1] for end in (0, 1))
    without_line = factor * (first + (last - first) * progress)
    line: Whole = 2 - (luck < without_fibre).astype(np.int64) - (luck < without_line)
    return line
