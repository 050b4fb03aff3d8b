from pathlib import Path

from dash import html

from components.cards.figure_card import charts_on
from data.store.publication import Publication
from tests.pages.reading import classed, words_on
from tests.pages.stations.viewing import accepted, body


def test_its_reports_are_the_accepted_ones_and_a_gap_is_said(silent: str, store: Path, opened: Publication):
    chart = charts_on(html.Div(body(silent)))["reports"]
    days = opened.snapshot().dates
    assert chart.frame["date"].to_list() == sorted(days, reverse=True)
    sent_on = [day for day in days if silent in set(accepted(store, day, "station_report")["station_id"])]
    assert 0 < len(sent_on) < len(days)
    for row in chart.frame.iter_rows(named=True):
        sent = accepted(store, row["date"], "station_report").filter(station_id=silent)
        if sent.is_empty():
            assert (row["visits"], row["visits_paperless"], row["submitted"]) == (None, None, None)
            assert row["key"] in ("not_reported", "not_expected", "closed", "not_registered")
        else:
            assert row["visits"] == sent["visits"][0]
            assert row["records_created"] == sent["records_created"][0]
    assert chart.frame["key"][0] == "not_reported"
    assert "No report for October 2026. Periods missed:" in words_on(classed(body(silent), "lead"))
