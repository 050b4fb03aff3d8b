import re
from pathlib import Path

from components.charts.chart import Chart
from components.renderers.plotly import render
from tests.components.conftest import MakeChart
from tests.components.plotted import plotted


def test_every_drawing_is_a_figure_that_plotly_knows(line: Chart, stack: Chart, make_chart: MakeChart):
    for chart in (line, stack, make_chart()):
        plotted(chart)


def test_no_drawing_reaches_for_a_public_server():
    folder = Path(render.__file__).parent
    sources = {path.name: path.read_text() for path in folder.glob("*.py")}
    fetching = re.compile(r'"type": "(choropleth|scattergeo)"|go\.(Choropleth|Scattergeo)\(')
    assert sources
    assert [name for name, text in sources.items() if fetching.search(text)] == []
