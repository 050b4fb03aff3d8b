from components.maps.chart import MapChart
from tests.components.plotted import plotted


def test_a_tile_a_province(tiles: MapChart):
    figure = plotted(tiles)
    cells = [[cell for row in trace.z for cell in row if cell is not None] for trace in figure.data[:2]]
    assert list(map(len, cells)) == [34, tiles.frame.height]
    assert "Đà<br>Nẵng<br><b>90,0%</b>" in [text for row in figure.data[1].text for text in row]
