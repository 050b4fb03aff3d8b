"""The places that a place was merged from, or that it became, read from the pairs of old and new communes."""

from dataclasses import dataclass

import polars as pl

from components.reading.places import Place, find_place
from data.geography.units import Units
from data.store.kept import kept
from data.words.sorting import name_order

COMMUNES = {"63": "old_code", "34": "new_code"}
OTHER = {"63": "34", "34": "63"}


@dataclass(frozen=True)
class Succession:
    """key: `made_from`, `became` or `unchanged`, words under `place.`. places: units of the other scheme, and
    whether only a part of a commune went over.
    """

    key: str
    places: tuple[tuple[Place, bool], ...]


@kept
def succession_of(units: Units, place: Place) -> Succession | None:
    """The places of the other scheme that share a commune with this one; None for a region.

    A district has no successor: its communes' new communes are named. A province is compared with provinces.
    """
    if place.level == "region":
        return None
    others = _sharing(units, place)
    ordered = sorted(others.items(), key=lambda item: name_order(item[0].shorts[0]))
    return Succession(_key(units, place, list(others)), tuple(ordered))


def _key(units: Units, place: Place, others: list[Place]) -> str:
    """Unchanged: one unit before and one after, with one name."""
    same = len(others) == 1 and others[0].names[0] == place.names[0]
    if same and len(_sharing(units, others[0])) == 1:
        return "unchanged"
    return "made_from" if place.scheme == "34" else "became"


def _sharing(units: Units, place: Place) -> dict[Place, bool]:
    """The provinces, or for what is smaller the communes, that share ground; true where only in part."""
    other = OTHER[place.scheme]
    pairs = units.succession.filter(pl.col(COMMUNES[place.scheme]).is_in(_communes(units, place)))
    found: dict[Place, bool] = {}
    for code, whole in pairs.select(COMMUNES[other], "whole").iter_rows():
        commune = find_place(units, other, code)
        target = _province(units, commune) if commune and place.level == "province" else commune
        if target:
            found[target] = found.get(target, False) or (place.level != "province" and not whole)
    return found


def _communes(units: Units, place: Place) -> list[str]:
    if place.level == "commune":
        return [place.code]
    rows = units.table.filter(
        pl.col("scheme") == place.scheme,
        pl.col("level") == "commune",
        pl.col(f"{place.level}_code") == place.code,
    )
    return rows["code"].to_list()


def _province(units: Units, commune: Place) -> Place | None:
    return find_place(units, commune.scheme, commune.parents[1] or "")
