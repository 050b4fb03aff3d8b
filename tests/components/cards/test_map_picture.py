import json

from components.cards.map_picture import Addresses, map_picture
from components.maps.chart import MapChart
from components.renderers.plotly.choropleth import skeleton_figure


def test_the_page_gets_no_value_with_its_map(map_chart: MapChart):
    sent = Addresses("/places", "/values", None, "/history", "/map?date={date}")
    (live,) = map_picture(map_chart, sent).children
    text = getattr(live, "data-map")
    spec = json.loads(text)
    assert "Hà Nội" not in text
    assert all(
        "locations" not in t for t in skeleton_figure(map_chart)["data"] if t["meta"]["role"] == "value"
    )
    assert spec["insets"] == [["48"], ["56"]]
    assert spec["link"] == "/map?province={code}"
