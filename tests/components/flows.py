"""A flow between three steps, as frames and charts are made of it."""

from components.charts.chart import Column
from data.words.numbers import COUNT

STEPS = ("low", "middle", "high")


OUTSIDE = "not counted"


COLOURS = (("low", "#111111"), ("middle", "#222222"), ("high", "#333333"), ("stay", "#999999"))


KINDS = (*COLOURS, ("up", "#0072b2"), ("back", "#d55e00"))


COLUMNS = (
    Column("before", "31/10/2025"),
    Column("after", "31/10/2026"),
    Column("number", "Stations", COUNT),
    Column("move", "Move"),
)


Pairs = dict[tuple[str, str], int]


def move_of(before: str, after: str) -> str:
    if OUTSIDE in (before, after) or before == after:
        return "stay"
    return "up" if STEPS.index(after) > STEPS.index(before) else "back"


PAIRS: Pairs = {("low", "low"): 50, ("low", "high"): 30, ("high", "middle"): 20, (OUTSIDE, "low"): 5}
