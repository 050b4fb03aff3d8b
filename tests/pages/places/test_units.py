from dash import html

from components.cards.figure_card import charts_on
from data.geography.units import load_units
from pages.router import page_body


def test_a_unit_without_a_station_stays_in_the_table_and_is_not_zero():
    body = html.Div(page_body("/places/34/11", "?lang=vi"))
    chart = charts_on(body)["units"]
    communes = load_units().table.filter(scheme="34", level="commune", province_code="11")
    assert sorted(chart.frame["code"]) == sorted(communes["code"])
    empty = chart.frame.filter(stations=0)
    assert empty.height
    assert empty["value"].null_count() == empty.height
    assert set(empty["reason"]) == {"Chưa ghi nhận trạm nào"}
