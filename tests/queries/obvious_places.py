"""Where each laid site lies in both schemes, found one candidate after another."""

import math
from datetime import date
from functools import cache

from data.geography.points import load_points
from tests.queries.laid_places import BECAME, BY_CODE, DATES, REFORM, Row
from tests.queries.laid_rows import SITES, site_rows

LEVELS = {"63": ("region", "province", "district", "commune"), "34": ("region", "province", "commune")}


def scheme_of(day: date) -> str:
    return "63" if day < REFORM else "34"


@cache
def points() -> dict[tuple[str, str], tuple[float, float]]:
    rows = load_points().select("scheme", "code", "latitude", "longitude").iter_rows()
    return {(scheme, code): (latitude, longitude) for scheme, code, latitude, longitude in rows}


def snapshots_of(station_id: str) -> list[tuple[date, Row]]:
    """The dates on which the register has a site, oldest first, and its row."""
    return [(day, site_rows(day)[station_id]) for day in DATES if station_id in site_rows(day)]


def _in_other(station_id: str, scheme: str, code: str) -> tuple[Row, list[Row]]:
    """The commune of the other scheme that a site in `code` lies in, and all that it may lie in."""
    other = "34" if scheme == "63" else "63"
    own = [row["commune_code"] for day, row in snapshots_of(station_id) if scheme_of(day) == other]
    if own:  # the snapshot nearest to the reform
        chosen = BY_CODE[other, "commune", own[0] if other == "34" else own[-1]]
        return chosen, [chosen]
    if scheme == "63":
        pairs = [(new, new == BECAME[code][0]) for new in BECAME[code]]
    else:
        pairs = [(old, code == news[0]) for old, news in BECAME.items() if code in news]
    ranked = sorted(pairs, key=lambda pair: _rank(station_id, scheme, code, other, *pair))
    candidates = [BY_CODE[other, "commune", candidate] for candidate, _ in ranked]
    return candidates[0], candidates


def _rank(
    station_id: str, scheme: str, code: str, other: str, candidate: str, preferred: bool
) -> tuple[float, bool, str]:
    """The nearest first, those of unknown distance last; then what is preferred; then by code."""
    rows = [
        row
        for day, row in snapshots_of(station_id)
        if scheme_of(day) == scheme and row["commune_code"] == code and row["latitude"] is not None
    ]
    point = points().get((other, candidate))
    if not rows or point is None or rows[-1]["longitude"] is None:
        return math.inf, not preferred, candidate
    latitude, longitude = rows[-1]["latitude"], rows[-1]["longitude"]
    east = (point[1] - longitude) * math.cos(math.radians(latitude))
    return (point[0] - latitude) ** 2 + east**2, not preferred, candidate


@cache
def placed(station_id: str, day: date) -> Row:
    """The units of a site in both schemes on a date; `estimated…`: whether it may lie in another one."""
    scheme, code = scheme_of(day), site_rows(day)[station_id]["commune_code"]
    other, candidates = _in_other(station_id, scheme, code)
    found: Row = {}
    for unit in (BY_CODE[scheme, "commune", code], other):
        named = {level: unit[f"{level}_code"] for level in ("region", "province", "district")}
        for level, value in (named | {"commune": unit["code"]}).items():
            found[f"{level}{unit['scheme']}"] = value
    for name in ("63", "34"):
        guessed = candidates if name == other["scheme"] else [other]
        found[f"estimated{name}"] = len(guessed) > 1
        for level in ("district", "province"):
            found[f"{level}_estimated{name}"] = len({unit[f"{level}_code"] for unit in guessed}) > 1
    return found


@cache
def site_number(station_id: str) -> int:
    """The sites in the order of the commune that each is in last, then of their ids; from 1."""
    last = {one: snapshots_of(one)[-1][1]["commune_code"] for one in SITES}
    return sorted(SITES, key=lambda one: (last[one], one)).index(station_id) + 1
