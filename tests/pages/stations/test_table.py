import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.words.sorting import without_accents
from pages.router import page_body
from tests.pages.reading import links_on


def test_without_an_id_the_stations_of_the_place_are_listed():
    everything = charts_on(html.Div(page_body("/stations", "?lang=vi&province=11")))["stations"].frame
    wanted = everything.row(0, named=True)
    page = page_body("/stations", f"?lang=vi&province=11&units_search={without_accents(wanted['name'])}")
    found = charts_on(html.Div(page))["stations"].frame
    assert wanted["station_id"] in set(found["station_id"])
    assert found.height < everything.height
    links = [link for link in links_on(page).values() if "part=origin" not in link]
    assert all(link.startswith("/stations/") for link in links)


@pytest.mark.parametrize("scheme, levels", [("34", ("province",)), ("63", ("province", "district"))])
def test_a_list_wider_than_a_province_says_where_its_stations_are(scheme: str, levels: tuple[str, ...]):
    chart = charts_on(html.Div(page_body("/stations", f"?scheme={scheme}&lang=en")))["stations"]
    columns = [column.name for column in chart.columns]
    assert [name for name in columns if name in ("province", "district")] == list(levels)
    codes = [name for name in columns if name in ("province_code", "district_code", "commune_code")]
    assert codes == [*(f"{level}_code" for level in levels), "commune_code"]
    assert chart.frame.select(*levels, *codes).null_count().sum_horizontal().item() == 0
    code = chart.frame["province_code"][0]
    inside = charts_on(html.Div(page_body("/stations", f"?scheme={scheme}&province={code}")))["stations"]
    assert "province" not in [column.name for column in inside.columns]
