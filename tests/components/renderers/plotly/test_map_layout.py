import json

from components.maps.chart import MapChart
from components.renderers.plotly.map_layout import camera
from tests.components.plotted import plotted


def test_a_frame_fits_and_leaves_room_on_the_right():
    aimed = camera((102.0, 8.0, 110.0, 24.0), 800, 700, 0.25)
    assert aimed["center"]["lat"] == 16.0
    assert aimed["center"]["lon"] > 106.0
    degrees = 700 / (512 * 2 ** aimed["zoom"]) * 360
    assert degrees > 16


def test_the_style_names_no_address(map_chart: MapChart):
    for name in ("map", "map2", "map3"):
        style = json.dumps(plotted(map_chart).layout[name].to_plotly_json()["style"])
        assert "http" not in style and "glyphs" not in style
        assert plotted(map_chart).layout[name].style["sources"]
