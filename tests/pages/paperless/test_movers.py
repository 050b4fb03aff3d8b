from data.measures.counts import STAGES
from data.measures.moves import number_moved
from data.words import t
from pages.paperless.flow.movers import mover_rows, movers_chart
from pages.paperless.flow.rows import flow_rows
from tests.components.plotted import plotted
from tests.pages.paperless.test_ledgers import view

LONG = "?view=flow&compare=2025-10-31&lang=en"


def test_the_bars_add_up_to_those_who_moved():
    seen = view(LONG)
    rows = flow_rows(seen)
    signed = mover_rows(seen, rows)["signed"]
    assert signed.filter(signed > 0).sum() == number_moved(rows, "up") > 0
    assert -signed.filter(signed < 0).sum() == number_moved(rows, "back") > 0


def test_every_stage_has_a_row_and_back_is_left_of_nothing():
    seen = view(LONG)
    chart = movers_chart(seen, flow_rows(seen))
    words = [t(f"stage.{stage}", "en") for stage in STAGES]
    assert chart.frame["before"].unique(maintain_order=True).to_list() == words
    figure = plotted(chart)
    back, up = figure.data
    assert min(back.x) < 0 <= min(up.x)
    assert figure.layout.barmode == "relative"
    assert 1.2 * min(back.x) < figure.layout.xaxis.range[0] < min(back.x)  # some room beside the longest bar


def test_nobody_moved_is_no_bar():
    seen = view(LONG)
    assert mover_rows(seen, flow_rows(seen).clear()).is_empty()
