import polars as pl

from pages.quality.calendar import calendar_chart
from queries.counts import counts_by_place
from tests.pages.quality.viewing import LAST, view


def test_the_calendar_has_what_the_other_pages_say_of_the_date():
    chart = calendar_chart(view())
    now = chart.frame.filter(pl.col("date") == LAST)
    counts = counts_by_place(view().snapshot, view().scope, "province").filter(pl.col("stations") > 0)
    said = {code: (part, whole) for code, part, whole in now.select("code", "part", "whole").iter_rows()}
    expected = counts.select("code", "reports_received", "reports_expected").iter_rows()
    assert said == {code: (received, due) for code, received, due in expected}


def test_a_calendar_of_the_country_never_has_its_communes():
    assert calendar_chart(view("?level=commune")).columns[0].label == "Tỉnh, thành phố"
    assert calendar_chart(view("?level=commune&province=01")).columns[0].label == "Xã, phường"
