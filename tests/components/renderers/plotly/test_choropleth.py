from dataclasses import replace

import pytest

from components.maps.chart import MapChart
from components.renderers.plotly.choropleth import skeleton_figure
from tests.components.conftest import MakeChart
from tests.components.plotted import plotted


def test_plotly_accepts_the_map(map_chart: MapChart):
    plotted(map_chart)


@pytest.mark.parametrize("kind", ["choropleth", "points"])
def test_both_archipelagos_are_named_and_drawn_on_every_map(map_chart: MapChart, kind: str):
    points = map_chart.frame.with_columns(latitude=16.0, longitude=108.0)
    shown = replace(map_chart, kind=kind, frame=points)
    figure = plotted(shown)
    texts = " ".join(note.text for note in figure.layout.annotations)
    assert "Hoàng Sa" in texts and "Trường Sa" in texts
    grounds = {t.subplot: t.locations for t in figure.data if t.meta["role"] == "ground"}
    assert list(grounds["map2"]) == ["48"] and list(grounds["map3"]) == ["56"]


def test_credit_source_and_synthetic_mark_stand_on_the_map(map_chart: MapChart):
    texts = " ".join(note.text for note in plotted(map_chart).layout.annotations)
    assert "© OpenStreetMap contributors" in texts
    assert "Nguồn thử" in texts
    assert "Số liệu minh họa" in texts


def test_the_legend_counts_every_place_once(map_chart: MapChart):
    names = [t.name for t in plotted(map_chart).data if t.meta["role"] == "legend"]
    counted = sum(int(name.rsplit("(", 1)[1].rstrip(")")) for name in names)
    assert counted == map_chart.frame.height
    assert any(name.startswith("Chưa báo cáo") for name in names)


def test_hover_says_value_ratio_and_reports(map_chart: MapChart):
    value = next(t for t in plotted(map_chart).data if t.meta["role"] == "value")
    assert value.customdata[1][1] == "90,0% (9 / 10)<br>10 trạm<br>9/10 trạm đã báo cáo"
    assert value.customdata[2][1].startswith("Chưa báo cáo<br>")


def test_a_station_over_areas_has_a_ring_under_it(map_chart: MapChart):
    over = replace(map_chart, geography=replace(map_chart.geography, stations=True))
    roles = [t["meta"]["role"] for t in skeleton_figure(over)["data"]]
    assert roles.count("ring") == roles.count("stations") == 3
    assert max(at for at, role in enumerate(roles) if role == "ring") < roles.index("stations")
    assert "ring" not in [t["meta"]["role"] for t in skeleton_figure(map_chart)["data"]]


def test_a_map_without_ground_says_what_to_do(make_chart: MakeChart):
    with pytest.raises(TypeError, match="on_map"):
        plotted(make_chart("choropleth"))


def test_nothing_else_stands_in_the_legend(map_chart: MapChart):
    drawn = [trace.to_plotly_json() for trace in plotted(map_chart).data]
    for trace in drawn:
        assert trace["showlegend"] == (trace["meta"]["role"] == "legend"), trace["meta"]
    assert [trace["showscale"] for trace in drawn if trace["type"] == "choroplethmap"].count(True) == 0
