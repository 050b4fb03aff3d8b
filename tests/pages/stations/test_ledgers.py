from datetime import date
from pathlib import Path

from dash import html

from components.cards.figure_card import charts_on
from components.cards.run_table import runs
from components.renderers.plotly.ledgers import STATES
from data.contract import LEDGER_IDS
from data.measures.ledger_catalogue import ledger_catalogue
from data.words import t
from tests.components.plotted import plotted
from tests.pages.reading import words_on
from tests.pages.stations.viewing import accepted, body

STATE_OF_WORD = {t(f"ledger.{state}", "en"): state for state in STATES}


def test_the_ledgers_are_the_accepted_states(silent: str, store: Path):
    chart = charts_on(html.Div(body(silent, "?lang=en&months=all")))["ledgers"]
    assert chart.frame["ledger_id"].to_list() == list(LEDGER_IDS)
    days = [date.fromisoformat(column.name) for column in chart.columns[4:]]
    registered = [day for day in days if silent in set(accepted(store, day, "station")["station_id"])]
    assert registered
    for day in registered:
        rows = accepted(store, day, "ledger_status").filter(station_id=silent)
        kept = dict(rows.select("ledger_id", "state").iter_rows())
        shown = [STATE_OF_WORD.get(word) for word in chart.frame[day.isoformat()]]
        assert shown == [kept.get(ledger, "missing") for ledger in LEDGER_IDS]


def test_the_matrix_is_drawn_with_a_colour_and_a_letter_a_state(silent: str):
    chart = charts_on(html.Div(body(silent)))["ledgers"]
    figure = plotted(chart).to_dict()
    matrix = figure["data"][0]
    headings = [label for label in matrix["y"] if label.startswith("<b>")]
    assert len(headings) == len({ledger.programme for ledger in ledger_catalogue()})
    assert len(matrix["y"]) == 78 + len(headings)
    letters = {t(f"ledger.letter.{state}", "en") for state in STATES}
    assert len(letters) == len(set(STATES.values())) == 5
    assert {letter for line in matrix["text"] for letter in line} <= letters | {""}
    for codes, line in zip(matrix["z"], matrix["text"], strict=True):
        assert [code is None for code in codes] == [not letter for letter in line]
    assert "llustrative" in words_on(body(silent))


def test_runs_join_equal_neighbours():
    assert runs(["a", "a", "b", "a"]) == [("a", 0, 1), ("b", 2, 2), ("a", 3, 3)]
    assert runs([]) == []


def test_runs_begin_anew_where_something_is_missing():
    assert runs(["a", "a", "a", "b"], [2]) == [("a", 0, 1), ("a", 2, 2), ("b", 3, 3)]
    assert runs(["a"], [0]) == [("a", 0, 0)]
