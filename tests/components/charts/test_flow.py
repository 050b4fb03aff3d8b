from collections.abc import Callable
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.chart import Chart, Column, Encodings
from components.charts.flow_layout import BODY, bands, height, nodes
from data.words.numbers import COUNT
from tests.components.plotted import plotted

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
names = st.sampled_from((*STEPS, OUTSIDE))


def move_of(before: str, after: str) -> str:
    if OUTSIDE in (before, after) or before == after:
        return "stay"
    return "up" if STEPS.index(after) > STEPS.index(before) else "back"


@pytest.fixture
def flow(make_chart: Callable[..., Chart]) -> Callable[[Pairs], Chart]:
    def made(pairs: Pairs) -> Chart:
        rows = [(before, after, number, move_of(before, after)) for (before, after), number in pairs.items()]
        frame = pl.DataFrame(rows, schema=["before", "after", "number", "move"], orient="row")
        encodings = Encodings("before", "number", series="after", hover=("move",))
        return make_chart("flow", frame, columns=COLUMNS, encodings=encodings, colours=KINDS)

    return made


PAIRS: Pairs = {("low", "low"): 50, ("low", "high"): 30, ("high", "middle"): 20, (OUTSIDE, "low"): 5}


def test_the_highest_step_is_on_top_and_what_is_no_step_below(flow):
    assert [node.name for node in nodes(flow(PAIRS), "before")] == ["high", "low", OUTSIDE]
    assert [node.name for node in nodes(flow(PAIRS), "after")] == ["high", "middle", "low"]


@settings(max_examples=40, deadline=None)
@given(pairs=st.dictionaries(st.tuples(names, names), st.integers(0, 9000), min_size=1))
def test_bands_fill_their_bars_on_both_sides(pairs: Pairs):
    frame = pl.DataFrame(
        [(*pair, number, move_of(*pair)) for pair, number in pairs.items()],
        schema={"before": pl.String, "after": pl.String, "number": pl.Int64, "move": pl.String},
        orient="row",
    )
    chart = FakeChart(frame)
    left, right = nodes(chart, "before"), nodes(chart, "after")
    drawn = bands(chart, left, right)
    for side, column, edge in (("before", left, "left"), ("after", right, "right")):
        for node in column:
            own = sorted((getattr(b, edge), b.thickness) for b in drawn if getattr(b, side) == node.name)
            assert own[0][0] == pytest.approx(node.top)
            assert sum(thickness for _, thickness in own) == pytest.approx(node.bottom - node.top)
            for (top, thickness), (following, _) in pairwise(own):
                assert top + thickness == pytest.approx(following)
        ends = [(node.top, node.bottom) for node in column]
        assert all(first[1] < second[0] for first, second in pairwise(ends))
        assert not column or height(column) >= column[-1].bottom
    if sum(pairs.values()):
        assert sum(band.thickness for band in drawn) == pytest.approx(BODY)


class FakeChart:
    """What the layout reads of a chart."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame, self.colours = frame, KINDS
        self.encodings = Encodings("before", "number", series="after", hover=("move",))


def test_only_bands_that_go_down_are_hatched_and_all_is_known_to_plotly(flow):
    figure = plotted(flow(PAIRS))
    said = {trace.text: trace for trace in figure.data if trace.hoverinfo == "text"}
    assert set(said) == {"low → low: 50", "low → high: 30", "high → middle: 20", "not counted → low: 5"}
    hatched = {text for text, trace in said.items() if trace.fillpattern.shape}
    assert hatched == {"high → middle: 20"}
    assert said["high → middle: 20"].y[0] < said["high → middle: 20"].y[23]
    assert [trace.name for trace in figure.data if trace.showlegend] == ["stay", "up", "back"]


def test_every_step_is_named_with_its_number(flow):
    texts = {note.text for note in plotted(flow(PAIRS)).layout.annotations}
    assert {
        "high <b>20</b>",
        "low <b>80</b>",
        "not counted <b>5</b>",
        "high <b>30</b>",
        "low <b>55</b>",
    } < texts
    assert {"<b>31/10/2025</b>", "<b>31/10/2026</b>"} < texts


def test_nobody_at_all_draws_nothing(flow):
    assert plotted(flow({("low", "low"): 0})).layout.height > 0
