"""Changes since a day, recomputed from the lines as they are."""

from datetime import date

import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.chart import Chart
from components.reading.places import Place
from data.measures.metrics import BY_KEY
from pages.places.base_day import POINTS, RELATIVE, since
from pages.places.comparison import compared_metrics
from pages.router import page_body
from tests.pages.places.viewing import view
from tests.pages.reading import links_on, words_on

FIRST, SECOND, THIRD = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)
HERE, THERE = (
    Place("34", "province", code, (code, code), (code, code), (None, None, None)) for code in ("11", "04")
)
SHARE_OF = BY_KEY["reporting"]
AIMED = next(metric for metric in BY_KEY.values() if metric.target and metric.form == "share")
RATE = next(metric for metric in BY_KEY.values() if metric.form != "share")


def rows(*values: float | None) -> pl.DataFrame:
    return pl.DataFrame(
        {"date": [FIRST, SECOND, THIRD], "value": values}, schema={"date": pl.Date, "value": pl.Float64}
    )


def drawn(search: str) -> Chart:
    return charts_on(html.Div(page_body("/places", search)))["beside"]


def test_shares_change_by_points_and_other_values_by_a_part_of_what_they_were():
    found = since({HERE: rows(0.5, 0.4, 0.75)}, FIRST, SHARE_OF).values[HERE]["value"].to_list()
    assert found == pytest.approx([0, -10, 25])
    found = since({HERE: rows(8.0, 4.0, None)}, FIRST, RATE).values[HERE]["value"].to_list()
    assert found == [0, -0.5, None]


def test_a_place_without_a_value_on_the_day_is_left_out():
    found = since({HERE: rows(None, 0.4, 0.7), THERE: rows(0.1, 0.1, 0.1)}, FIRST, SHARE_OF)
    assert (list(found.values), found.unknown, found.nothing) == ([THERE], (HERE,), ())


def test_nought_has_no_parts_but_points():
    assert since({HERE: rows(0.0, 1.0, 2.0)}, FIRST, RATE).nothing == (HERE,)
    assert since({HERE: rows(0.0, 0.1, 0.2)}, FIRST, SHARE_OF).nothing == ()


def test_no_change_is_counted_across_a_break():
    before, after = date(2025, 6, 30), date(2025, 7, 31)
    values = pl.DataFrame({"date": [before, after], "value": [0.4, 0.9]})
    for base, kept in ((before, [0.0, None]), (after, [None, 0.0])):
        found = since({HERE: values}, base, BY_KEY["stations_with_doctor"])
        assert found.values[HERE]["value"].to_list() == kept


def test_the_lines_of_the_page_start_from_nought_on_the_day_and_have_no_target():
    day = view("/places").snapshot.dates_until[-6]
    plain, indexed = (
        drawn(f"?places=11,04&metric={AIMED.key}"),
        drawn(f"?places=11,04&metric={AIMED.key}&index={day}"),
    )
    both = plain.frame.join(indexed.frame, on=["date", "series"], suffix="_change")
    firsts = plain.frame.filter(pl.col("date") == day).select("series", first="value")
    for row in both.join(firsts, on="series").drop_nulls().iter_rows(named=True):
        assert row["value_change"] == pytest.approx(100 * (row["value"] - row["first"]))
    assert both.filter(pl.col("date") == day)["value_change"].drop_nulls().unique().to_list() in ([], [0])
    assert plain.colours == indexed.colours
    assert indexed.value_style == POINTS
    assert "target" in {mark.kind for mark in plain.marks}
    assert "target" not in {mark.kind for mark in indexed.marks}


def test_other_values_than_shares_change_in_per_cent():
    day = view("/places").snapshot.dates_until[-2]
    assert drawn(f"?places=11,04&metric={RATE.key}&index={day}").value_style == RELATIVE


@pytest.mark.parametrize("day", ["2000-01-31", "today"])
def test_a_day_without_data_before_the_date_is_said_and_values_stay(day: str):
    asked = view("/places").snapshot.date.isoformat() if day == "today" else day
    page = page_body("/places", f"?lang=en&places=11,04&index={asked}")
    assert "the values are shown as they are" in words_on(page)
    assert drawn(f"?places=11,04&index={asked}").value_style != POINTS


def test_to_clear_the_comparison_takes_the_day_away():
    links = links_on(page_body("/places", "?lang=en&places=11,04&index=2026-01-31"))
    assert links["Clear the comparison"].partition("?")[2] == "lang=en"


def test_the_table_beside_the_lines_holds_shares_alone():
    assert {metric.form for metric in compared_metrics(view("/places"))} == {"share"}


def test_a_picture_each_shows_the_same_lines_with_how_they_are_read():
    together, apart = (drawn(f"?lang=en&places=11,04&panels={form}") for form in ("", "yes"))
    assert (together.kind, apart.kind) == ("line", "panels")
    assert apart.frame.equals(together.frame)
    assert any("grey lines" in note for note in apart.notes)
    assert drawn("?places=11&panels=yes").kind == "line"
