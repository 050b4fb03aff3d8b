from components.charts.chart import Chart
from tests.components.plotted import plotted


def test_stacks_are_in_the_order_of_their_colours(stack: Chart):
    traces = plotted(stack).data
    assert [trace.name for trace in traces] == ["b", "a"]
    assert traces[0].marker.color == "#123456"
