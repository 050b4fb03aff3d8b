"""The funnel of a place says who stands out by name, and nothing where too few places could tell."""

from dash import html

from components.cards.figure_card import charts_on
from components.charts.summary import summary
from data.measures.funnel import Funnel
from pages.places import funnel
from pages.router import page_body
from queries.counts import counts_by_place
from queries.coverage import enough_by_place
from tests.pages.places.viewing import view


def found(seen, level="commune") -> Funnel:
    counts = counts_by_place(seen.snapshot, seen.scope, level)
    enough = enough_by_place(seen.snapshot, seen.scope, level, seen.metric, seen.covered.wide_from)
    held = funnel.funnel_of(counts, enough, seen.metric)
    assert held is not None
    return held


def test_every_province_drawn_has_a_verdict_that_its_limits_give():
    seen = view("/places", "?lang=en&metric=ledger_digitisation")
    chart = charts_on(html.Div(page_body("/places", "?lang=en&funnel=yes&metric=ledger_digitisation")))[
        "funnel"
    ]
    for row in chart.frame.iter_rows(named=True):
        inside = row["low_998"] - 1e-6 <= row["value"] <= row["high_998"] + 1e-6
        assert inside == (row["judged"] in ("inside", "edge"))
        assert row["verdict"] == seen.t(f"place.funnel.{row['judged']}")
    assert summary(chart).startswith(chart.title)


def test_those_beyond_the_limits_are_named_and_many_are_counted():
    seen = view("/places", "?lang=en&metric=ledger_digitisation")
    held = found(seen, "province")
    codes = held.rows["code"].to_list()
    rows = held.rows.with_columns(
        judged=held.rows["code"].replace_strict({codes[0]: "below"}, default="inside")
    )
    one = funnel.funnel_chart(seen, Funnel(rows, held.mean, None, 0), "province")
    name = one.frame["name"][0]
    said = f"of {held.rows.height} provinces in the country, beyond the 99.8% limits: {name} (below)"
    assert one.title == f"Ledgers fully electronic: {said}"
    many = held.rows.with_columns(
        judged=held.rows["code"].replace_strict(dict.fromkeys(codes[:5], "above"), default="inside")
    )
    assert funnel.funnel_chart(seen, Funnel(many, held.mean, None, 0), "province").title.endswith(": 5 above")


def test_a_region_of_few_provinces_says_that_nothing_is_drawn_and_offers_it_nowhere():
    region = html.Div(page_body("/places/34/DBSH", "?lang=vi"))
    assert "funnel=yes" not in str(region)
    asked = html.Div(page_body("/places/34/DBSH", "?lang=en&funnel=yes"))
    assert "funnel" not in charts_on(asked)
    assert "No funnel chart" in str(asked)


def test_a_province_offers_its_funnel_and_takes_it_away_again():
    assert "funnel=yes" in str(html.Div(page_body("/places/34/11", "?lang=vi")))
    drawn = html.Div(page_body("/places", "?lang=vi&funnel=yes"))
    assert "funnel" in charts_on(drawn)
    assert "Ẩn biểu đồ phễu" in str(drawn)
