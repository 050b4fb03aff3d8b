from tests.components.flows import PAIRS
from tests.components.plotted import plotted


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
