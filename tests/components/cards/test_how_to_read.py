"""How pictures are read: a sentence for each that few have seen before, none under the rest."""

from datetime import date

import polars as pl
import pytest

from components.cards.how_to_read import FIGURES, KINDS, how_to_read
from components.charts.chart import Chart, Encodings
from components.reading.context import Context
from components.renderers.plotly.render import DRAWINGS
from data.words import t
from tests.pages.reading import words_on

CONTEXT = Context("Điện Biên", date(2026, 10, 31), "Nguồn", "vi", False, "v")


def chart(key: str, kind: str, rows: int = 1) -> Chart:
    frame = pl.DataFrame({"x": ["a"] * rows, "y": [0.5] * rows}, schema={"x": pl.String, "y": pl.Float64})
    return Chart(key, kind, frame, Encodings("x", "y"), (), "A finding", CONTEXT)


@pytest.mark.parametrize("kind", KINDS)
def test_an_uncommon_kind_says_how_it_is_read(kind: str):
    assert t(KINDS[kind], CONTEXT.language) in words_on(how_to_read(chart("any", kind)))
    assert how_to_read(chart("any", kind, rows=0)) == []


def test_a_figure_of_a_common_kind_has_its_own_sentence():
    assert t(FIGURES["movers"], CONTEXT.language) in words_on(how_to_read(chart("movers", "stack")))
    assert how_to_read(chart("trend", "line")) == []


def test_kinds_are_kinds_that_are_drawn():
    assert KINDS.keys() <= {*DRAWINGS, "dot_matrix"}
