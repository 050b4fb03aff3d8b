"""A table says how many rows it shows of how many, and paper gets those that the page left out."""

from dash import html

from components.cards.figure_card import cards_on
from components.cards.table_card import ROWS_AT_ONCE, Table, table_card
from components.cards.table_twin import TABLE_ROWS
from components.static_html import html_of
from tests.components.long_list import chart_of


def test_paper_gets_every_row_and_the_page_the_first(make_chart, view):
    card = table_card(chart_of(make_chart, TABLE_ROWS + 55), view, Table())
    shown = html_of(card, {})
    assert shown.count("<tr>") == TABLE_ROWS + 1 and "/key.html?" in shown
    whole = cards_on(html.Div(card))["key"].whole
    assert whole is not None
    printed = html_of(whole(), {})
    assert printed.count("<tr>") == TABLE_ROWS + 56 and "data-whole" not in printed


def test_a_table_says_its_rows_once_they_do_not_stand_at_once(make_chart, view):
    texts = {
        rows: html_of(table_card(chart_of(make_chart, rows), view, Table()), {}) for rows in (12, 13, 1255)
    }
    assert ROWS_AT_ONCE == 12 and "rows-seen" not in texts[12]
    assert "Dòng 1–13 trong tổng số 13<" in texts[13]
    assert "Dòng 1–200 trong tổng số 1.255<" in texts[1255]
