"""Which tiles a view has, and where: provinces on the tile grid, what is inside one from north to south."""

from dataclasses import dataclass

import polars as pl

from components.dots.order import Dots, ordered
from components.dots.tiles import Box, Group, Layout, arrange, from_north, names_fit
from components.reading.places import find_place
from components.reading.view import View, href, station_href
from data.geography.tilegrid import tile_grid
from data.scope import Level, Scope, counted_only
from data.store.kept import kept
from data.store.snapshot import Snapshot
from queries.stage_history import stage_history

STATION = "station"
WIDE = {"grid": Box(1240, 548, 9), "inside": Box(1240, None, 11, 104), STATION: Box(1240, None, 16, 200)}
NARROW = {"grid": Box(460, 760, 9), "inside": Box(460, None, 9, 84), STATION: Box(460, None, 16, 168)}
PHONE = {"grid": Box(320, 760, 9), "inside": Box(320, None, 9, 84), STATION: Box(320, None, 16, 150)}
SMALL = {**NARROW, "grid": Box(460, 400, 9)}
SMALL_PHONE = {**PHONE, "grid": Box(320, 480, 9)}


@dataclass(frozen=True)
class Tiles:
    """The dots of a view, and where their tiles lie on three widths of screen.

    links: code → address. undrawn: how many stations lie in none of them.
    """

    level: str
    dots: Dots
    wide: Layout
    narrow: Layout
    phone: Layout
    links: dict[str, str]
    undrawn: int


def tile_level(scope: Scope) -> Level | None:
    """The level of the places that are tiles: provinces of the country or a region, else those just inside.

    None in a commune: there each station is a tile.
    """
    return "province" if scope.level in ("country", "region") else scope.child_level


def dots_of(view: View) -> Dots:
    """The dots of a view, in the order in which they stand."""
    level = tile_level(view.scope)
    history = stage_history(view.snapshot, counted_only(view.scope))
    codes = history["station_id"] if level is None else _by_name(view, history[level])
    return _dots(view.snapshot, view.scope, level or "station_id", tuple(codes))


def _by_name(view: View, codes: pl.Series) -> list[str]:
    return sorted(codes.drop_nulls().unique().to_list())


@kept
def _dots(snapshot: Snapshot, scope: Scope, column: str, codes: tuple[str, ...]) -> Dots:
    at = snapshot.dates.index(snapshot.date)
    return ordered(stage_history(snapshot, counted_only(scope)), column, codes, at)


def tiles_of(view: View, *, small: bool = False) -> Tiles:
    """The tiles of a view. small: to stand beside other things."""
    level = tile_level(view.scope)
    dots, history = dots_of(view), stage_history(view.snapshot, counted_only(view.scope))
    groups = _groups(view, level, dots, history)
    kind = STATION if level is None else "grid" if level == "province" else "inside"
    boxes = (WIDE, SMALL, SMALL_PHONE) if small else (WIDE, NARROW, PHONE)
    wide, narrow, phone = (_layout(groups, each[kind], mapped=kind == "grid") for each in boxes)
    links = {group.code: _link(view, level, group.code) for group in groups}
    return Tiles(level or STATION, dots, wide, narrow, phone, links, history.height - dots.sites.height)


def _layout(groups: list[Group], box: Box, *, mapped: bool) -> Layout:
    """On the tile grid where the names of each of its lines have room, else in lines from north to south."""
    return arrange(groups if mapped and names_fit(groups, box) else from_north(groups, box), box)


def _groups(view: View, level: Level | None, dots: Dots, history: pl.DataFrame) -> list[Group]:
    """One group a tile in the order of its dots; where it lies to the south and to the east."""
    column = level or "station_id"
    middle = history.group_by(pl.col(column).alias("code")).agg(pl.mean("latitude", "longitude"))
    counted = (
        dots.sites.with_row_index("first")
        .group_by("code", maintain_order=True)
        .agg(pl.len(), pl.first("first", "name"))
    )
    rows = counted.join(middle, on="code", how="left", maintain_order="left").iter_rows(named=True)
    return [
        Group(row["code"], _name(view, level, row), row["len"], row["first"], *_where(view, level, row))
        for row in rows
    ]


def _name(view: View, level: Level | None, row: dict[str, str]) -> str:
    place = find_place(view.units, view.scope.scheme, row["code"]) if level else None
    return place.short(view.language) if place else row["name"] if level is None else row["code"]


def _where(view: View, level: Level | None, row: dict[str, float | str]) -> tuple[float, float]:
    if level == "province":
        tile = tile_grid(view.scope.scheme)[str(row["code"])]
        return tile.row, tile.column
    return -float(row["latitude"] or 0), float(row["longitude"] or 0)


def _link(view: View, level: Level | None, code: str) -> str:
    return station_href(view, code) if level is None else href(view, "/stages", **{level: code})
