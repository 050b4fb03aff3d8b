"""Dots: their order, where their tiles lie, and the picture and bytes made of them."""

import re

import numpy as np
import polars as pl
import pytest

from components.dots.order import Dots, ordered
from components.dots.payload import dots_bytes
from components.dots.picture import dot_marks, dots_svg
from components.dots.states import FROM_LEFT, STATES
from components.dots.tiles import LABEL, Box, Group, Layout, Tile, arrange, from_north


def history(rows: dict[str, tuple[str, str, str]]) -> pl.DataFrame:
    """Id → tile, states, silent."""
    return pl.DataFrame(
        [(name, name, *row) for name, row in rows.items()],
        schema=["station_id", "name", "province", "states", "silent"],
        orient="row",
    )


SITES = history(
    {
        "a": ("02", "144", "..."),
        "b": ("01", "117", "..."),
        "c": ("01", "144", "..."),
        "d": ("01", "114", "..x"),
        "e": ("01", "009", "..."),
        "f": ("01", "777", "..."),
        "g": ("01", "888", "..."),
        "h": ("03", "111", "..."),
    }
)


def test_dots_stand_by_tile_then_by_stage_then_by_who_came_first():
    dots = ordered(SITES, "province", ("01", "02"), 2)
    assert dots.sites["station_id"].to_list() == ["f", "b", "c", "d", "g", "e", "a"]
    assert dots.sites["code"].to_list() == ["01"] * 6 + ["02"]
    earlier = ordered(SITES, "province", ("01", "02"), 0)
    assert earlier.sites["station_id"].to_list()[:2] == ["f", "b"]
    assert "h" not in earlier.sites["station_id"]


def test_every_state_has_its_place_from_the_left():
    assert sorted(FROM_LEFT) == [state.digit for state in STATES]


def test_the_bytes_are_all_dates_of_one_dot_after_the_other():
    dots = ordered(SITES, "province", ("01", "02"), 2)
    assert dots_bytes(dots) == b"777117144" + b"11" + bytes([ord("4") + 32]) + b"888009144"


def middle(layout: Layout, tile: Tile, n: int) -> tuple[float, float]:
    """The middle of the n-th dot of a tile, as assets/components/dots.js places it."""
    column, row = divmod(n, layout.rows)
    return tile.x + (column + 0.5) * layout.pitch, tile.y + LABEL + (row + 0.5) * layout.pitch


@pytest.mark.parametrize("box", (Box(1240, 548, 9), Box(360, 760, 9), Box(460, 400, 9)))
def test_tiles_lie_apart_and_inside_the_box_and_hold_their_dots(box: Box):
    sizes = [3, 134, 320, 560, 40, 200, 471, 330]
    groups = [
        Group(f"{n}", f"Tỉnh số {n}", size, sum(sizes[:n]), row, column)
        for n, (size, (row, column)) in enumerate(
            zip(sizes, [(0, 1), (0, 2), (1, 0), (1, 1), (1, 5), (2, 5), (3, 4), (4, 2)], strict=True)
        )
    ]
    layout = arrange(groups, box)
    assert layout.height <= box.height
    for tile in layout.tiles:
        assert tile.x >= 0 and tile.x + tile.width <= box.width + 1e-6
        x, y = middle(layout, tile, tile.count - 1)
        corner = middle(layout, tile, min(tile.count, layout.rows) - 1)
        assert x + layout.pitch / 2 <= tile.x + tile.width + 1e-6
        assert y <= tile.y + tile.height and corner[1] + layout.pitch / 2 <= tile.y + tile.height + 1e-6
    for one in layout.tiles:
        for other in layout.tiles:
            if one is other:
                continue
            apart = one.x + one.width < other.x or other.x + other.width < one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_dots_are_as_large_as_fits():
    groups = [Group("a", "A", 100, 0, 0, 0)]
    fitting = (min(40 / rows, 400 / -(-100 // rows)) for rows in range(1, 40))
    assert arrange(groups, Box(400, LABEL + 40, 50)).pitch == pytest.approx(max(fitting), abs=0.1)
    assert arrange(groups, Box(4000, None, 7)).pitch == 7


def test_without_a_grid_tiles_go_from_north_to_south_and_from_west_to_east():
    groups = [
        Group(name, name, 2, 0, -north, east)
        for name, north, east in (
            ("south", 10.0, 105.0),
            ("north east", 22.0, 106.0),
            ("north west", 22.1, 103.0),
            ("middle", 16.0, 107.0),
        )
    ]
    placed = from_north(groups, Box(230, None, 9, 100))
    assert [(one.name, one.row, one.column) for one in placed] == [
        ("north west", 0, 0),
        ("north east", 0, 1),
        ("south", 1, 0),
        ("middle", 1, 1),
    ]


def areas(svg: str) -> dict[str, float]:
    """Pattern → the pixels that it fills."""
    found: dict[str, float] = {}
    for pattern, outline in re.findall(r"fill='url\(#(\w+)\)' d='([^']*)'", svg):
        for width, height in re.findall(r"h([\d.]+)v([\d.]+)h-", outline):
            found[pattern] = found.get(pattern, 0) + float(width) * float(height)
    return found


@pytest.mark.parametrize("rows", (1, 2, 3, 7))
def test_the_picture_has_as_many_dots_of_each_state_as_there_are(rows: int):
    dots = ordered(SITES, "province", ("01", "02"), 2)
    first = arrange([Group("01", "Một", 6, 0, 0, 0), Group("02", "Hai", 1, 6, 0, 1)], Box(300, None, 5))
    layout = Layout(first.width, first.height, 5, rows, first.tiles)
    for at in range(3):
        cells = {pattern: area / 25 for pattern, area in areas(dots_svg(dots, layout, at, "p")).items()}
        expected: dict[str, int] = {}
        for digit, silent in zip(dots.digits[:, at], dots.silent[:, at], strict=True):
            expected[f"p{digit}{silent}"] = expected.get(f"p{digit}{silent}", 0) + 1
        assert cells == pytest.approx(expected)


def test_names_are_in_the_picture_only_where_it_stands_alone():
    one = np.ones((1, 1), np.uint8)
    dots = Dots(pl.DataFrame({"station_id": ["a"], "name": ["a"], "code": ["02"]}), one, 0 * one)
    layout = arrange([Group("02", "A & <B>", 1, 0, 0, 0)], Box(300, None, 5))
    assert "<text" not in dots_svg(dots, layout, 0, "p")
    assert "A &amp; &lt;B&gt;</text>" in dot_marks(dots, layout, 0, "p", names=True)
