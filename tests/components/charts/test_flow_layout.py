from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts.chart import Encodings
from components.charts.flow_layout import BODY, bands, height, nodes
from tests.components.flows import KINDS, OUTSIDE, PAIRS, STEPS, Pairs, move_of

names = st.sampled_from((*STEPS, OUTSIDE))


def test_the_highest_step_is_on_top_and_what_is_no_step_below(flow):
    assert [node.name for node in nodes(flow(PAIRS), "before")] == ["high", "low", OUTSIDE]
    assert [node.name for node in nodes(flow(PAIRS), "after")] == ["high", "middle", "low"]


class FakeChart:
    """What the layout reads of a chart."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame, self.colours = frame, KINDS
        self.encodings = Encodings("before", "number", series="after", hover=("move",))


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
