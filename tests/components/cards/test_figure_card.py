from dash import html

from components.cards.figure_card import charts_on, figure_card
from components.charts.summary import summary
from components.reading.view import View
from components.renderers.svg.sizes import SIZES
from tests.components.conftest import MakeChart

ENDINGS = ("png", "svg", "xlsx", "csv")


def test_a_chart_without_rows_says_so(make_chart: MakeChart, view: View):
    chart = make_chart(frame=make_chart().frame.clear())
    card = figure_card(chart, view)
    assert "Không có số liệu để vẽ biểu đồ này." in summary(chart)
    assert [part for part in card._traverse() if type(part).__name__ == "Graph"] == []


def test_a_card_carries_its_chart_and_stateless_downloads(make_chart: MakeChart, view: View):
    card = figure_card(make_chart(), view)
    links = [part.href for part in card._traverse() if type(part).__name__ == "A"]
    assert charts_on(html.Div([card])).keys() == {"key"}
    assert links == [f"/download/key.{end}?lang=vi&version=new&date=2026-10-31" for end in ENDINGS]
    sizes = [part.value for part in card._traverse() if type(part).__name__ == "Option"]
    assert sizes == list(SIZES)
