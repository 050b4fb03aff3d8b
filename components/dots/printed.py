"""Dots on a slide or a page: tiles laid out for its size with letters that can be read, and their key."""

import numpy as np

from components.dots.chart import DotChart
from components.dots.states import STATES, State
from components.dots.tiles import LABEL, LETTERS, LINE_GAP, Box, Group, Layout, arrange, from_north
from data.words import t
from data.words.numbers import format_number

SCALE = 9 / LETTERS  # points of the letters over pixels of a layout
PITCH = 11.0  # pixels of the largest dots
DOTS = 22.0  # pixels that the dots of a line of tiles need under its names
Entry = tuple[State, bool, str]  # what is marked, whether it is silent, and its words


def laid_out(chart: DotChart, width: float, height: float, *, mapped: bool = True) -> tuple[Layout, float]:
    """The tiles for a place in points, and how many points a pixel of the layout has there.

    Smaller letters only where there are more tiles than have room. mapped: provinces lie as on the tile grid;
    else in few lines, from north to south and west to east, with larger dots.
    """
    box = Box(width / SCALE, height / SCALE, PITCH)
    made = arrange(_groups(chart, box, mapped=mapped), box)
    return made, min(SCALE, height / made.height) if made.height else SCALE


def least_height(chart: DotChart, width: float, *, mapped: bool = True) -> float:
    """Points under which letters would be smaller."""
    lines = {group.row for group in _groups(chart, Box(width / SCALE, None, PITCH), mapped=mapped)}
    return len(lines) * (LABEL + LINE_GAP + DOTS) * SCALE


def _groups(chart: DotChart, box: Box, *, mapped: bool) -> list[Group]:
    """The tiles as they lie on a wide screen, or in lines as long as the box."""
    tiles = chart.wide.tiles
    groups = [Group(one.code, one.name, one.count, one.first, one.y, one.x) for one in tiles]
    return groups if mapped and chart.country else from_north(groups, box)


def key_of(chart: DotChart) -> list[Entry]:
    """The states that occur on the chart's date with how many dots are in each, the first stage first."""
    counts = np.bincount(chart.dots.digits[:, chart.at], minlength=len(STATES))
    language = chart.language
    named = [
        (state, False, f"{t(f'stage.{state.key}', language)}: {count}")
        for state in (*STATES[1:], STATES[0])
        if counts[state.digit] and (count := format_number(int(counts[state.digit]), language))
    ]
    if chart.dots.silent[:, chart.at].any():
        named.append((STATES[4], True, t("stages.silent", language)))
    return named
