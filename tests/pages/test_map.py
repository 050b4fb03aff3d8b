"""`/map` built on the server, without a browser: what is drawn where there is little to draw."""

import pytest

from components.figure_card import charts_on
from data.geography import shapes
from data.settings import settings
from data.words import LANGUAGES
from pages._router import build

HOANG_SA = "province=48&commune=20333"


@pytest.fixture(autouse=True)
def layers() -> None:
    folder = settings().geography
    if not shapes.ready(folder):
        shapes.build(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_commune_without_a_station_is_drawn_blank(language: str):
    chart = next(iter(charts_on_page(f"?{HOANG_SA}&lang={language}")))
    assert chart.frame["code"].to_list() == ["20333"]
    assert chart.frame["value"].to_list() == [None]
    assert chart.frame["band"][0]


def charts_on_page(query: str) -> list:
    page = build("/map", query).page
    return [chart for part in page for chart in charts_on(part).values()]
