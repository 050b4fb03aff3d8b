"""The places or stations of a map with their values and classes."""

from dataclasses import dataclass, replace
from typing import get_args

import polars as pl

from components.maps.classes import Classes, classes, station_classes, with_classes
from components.maps.edges import How
from components.maps.rows import map_columns, map_frame
from components.reading.places import Place, find_place, place_name
from components.reading.rights import all_listed
from components.reading.view import View
from data.scope import LEVELS, PLACE_LEVELS, Level
from queries.counts import counts_by_place, counts_by_place_and_date
from queries.coverage import register_by_place, register_by_place_and_date
from queries.stations import station_points

STATIONS = "stations"
AREA_FACTS = ("stations", "received", "expected", "share")


@dataclass(frozen=True)
class MapData:
    """frame: as components.map_chart.MapChart says. undrawn: stations that have no coordinates."""

    level: str
    frame: pl.DataFrame
    classes: Classes
    undrawn: int = 0

    @property
    def units(self) -> Level | None:
        """The level of the places drawn, None where stations are."""
        return None if self.level == STATIONS else _level(self.level)


def level_of(view: View) -> str:
    """The level drawn: the one asked for where it lies below the place shown, else the natural next one."""
    asked = view.choices["level"]
    return asked if asked in levels_below(view) else _next(view)


def levels_below(view: View) -> list[str]:
    """The levels that can be drawn inside the place shown, coarse first; a commune is one of its own.

    Stations only where the reader may see all of the place.
    """
    scheme = LEVELS[view.scope.scheme]
    inside = scheme[scheme.index(view.scope.level) + 1 :] or ("commune",)
    return [*inside, *([STATIONS] if all_listed(view) else [])]


def stations_over(view: View) -> bool:
    """True where the stations are drawn over the places."""
    return view.choices["stations"] == "on" and all_listed(view)


def has_tiles(view: View) -> bool:
    """True where a tile grid can be drawn: the country and regions hold whole provinces."""
    return "province" in levels_below(view)


def at_provinces(view: View) -> View:
    """The same view with its provinces drawn, whatever level was asked for."""
    return replace(view, choices={**view.choices, "level": "province"})


def _next(view: View) -> str:
    if view.scope.level == "country":
        return "province"
    return view.scope.child_level or levels_below(view)[-1]


def map_data(view: View, classed: Classes | None = None) -> MapData:
    """The data of the view's map; classed: the classes of another map, to compare with."""
    level = level_of(view)
    counts = _counts(view, level)
    frame = map_frame(counts, view.metric, view.snapshot.date)
    kept = counts.select("code", "name", *(c for c in ("latitude", "longitude") if c in counts.columns))
    joined = kept.join(frame, on="code", how="left", maintain_order="left")
    chosen = classed or classes_of(view, joined["value"], level)
    if level == STATIONS:
        joined = joined.drop(AREA_FACTS)
    elif level != "commune":  # one with a site is whole in the register
        joined = _known(joined, register_by_place(view.snapshot, view.scope, _level(level)))
    return MapData(level, with_classes(joined, chosen), chosen, _undrawn(view, level))


def classes_of(view: View, values: pl.Series, level: str) -> Classes:
    """The classes of the view's metric over these values."""
    how = next(known for known in get_args(How) if known == view.choices["classes"])
    made = station_classes if level == STATIONS else classes
    return made(values, view.metric, how, view.snapshot.date, view.language)


def _counts(view: View, level: str) -> pl.DataFrame:
    if level == STATIONS:
        return _stations(view)
    counts = counts_by_place(view.snapshot, view.scope, _level(level))
    names = pl.Series("name", _names(view, level, counts["code"]), pl.String)
    return counts.with_columns(names)


def _stations(view: View) -> pl.DataFrame:
    return _points(view).rename({"station_id": "code"}).filter(pl.col("latitude").is_not_null())


def _points(view: View) -> pl.DataFrame:
    return station_points(view.snapshot, view.stations, tuple(map_columns(view.metric)))


def _undrawn(view: View, level: str) -> int:
    """The number of stations without coordinates on a map that draws stations."""
    drawn = level == STATIONS or stations_over(view)
    return _points(view)["latitude"].null_count() if drawn else 0


def _level(level: str) -> Level:
    return next(known for known in PLACE_LEVELS if known == level)


def _names(view: View, level: str, codes: pl.Series) -> list[str]:
    """Full names of districts and communes, with their province where several hold one name; else short."""
    scheme, language = view.scope.scheme, view.language
    found = [(code, find_place(view.units, scheme, code)) for code in codes]
    if level in ("region", "province"):
        return [place.short(language) if place else code for code, place in found]
    if view.scope.province is not None:
        return [place.name(language) if place else code for code, place in found]
    provinces = {code: place_name(view.units, scheme, code, language) for code in _provinces(found)}
    return [f"{p.name(language)}, {provinces[p.parents[1]]}" if p else code for code, p in found]


def _provinces(found: list[tuple[str, Place | None]]) -> set[str | None]:
    return {place.parents[1] for _, place in found if place is not None}


def points_view(view: View) -> View:
    """The same view with its stations drawn instead of its places."""
    return replace(view, choices={**view.choices, "level": STATIONS})


def map_history(view: View) -> pl.DataFrame:
    """One row per date of the version and place, the places in the order of `map_data` and in its classes.

    Columns: those of `map_frame` with date and name, class, band.
    """
    now = map_data(view)
    dates = pl.DataFrame({"date": view.snapshot.dates}, schema={"date": pl.Date})
    places = dates.join(now.frame.select("code", "name"), how="cross")
    columns = tuple(map_columns(view.metric))
    counts = counts_by_place_and_date(view.snapshot, view.scope, _level(now.level), columns)
    whole = places.join(counts, on=["date", "code"], how="left", maintain_order="left")
    frame = map_frame(whole, view.metric, pl.col("date"))
    named = frame.with_columns(whole["name"])
    if now.level != "commune":
        named = _known(named, register_by_place_and_date(view.snapshot, view.scope, _level(now.level)))
    return with_classes(named, now.classes)


def _known(frame: pl.DataFrame, register: pl.DataFrame) -> pl.DataFrame:
    """The rows with `share` no higher than `register`, the share of a place's communes with a site."""
    keys = [name for name in ("date", "code") if name in register.columns]
    held = frame.join(register, on=keys, how="left", maintain_order="left")
    of_communes = pl.col("register").fill_null(1)  # null: a place out of force, with sites
    return held.with_columns(pl.min_horizontal("share", of_communes).alias("share")).drop("register")
