"""The illustrative catalogue of 78 ledgers and the glossary."""

from functools import partial

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.facts import facts
from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Column
from components.reading.order import filter_text, in_order, order_parameter, search_parameter
from components.reading.view import View
from data.geography.reference import read_reference
from data.words import LANGUAGES, Language
from data.words.numbers import format_number
from pages.about.sections import from_source, listing, paragraphs, section

EVIDENCE = ("D", "K", "U", "I")
ORDER, TERM = "ledger_order", "term"
SORTABLE = ("ledger_id", "programme", "name", "evidence")
PARAMETERS = {ORDER: order_parameter("ledger_id", *SORTABLE), TERM: search_parameter()}


def ledgers(view: View) -> Component:
    """The 78 in the reader's language, what their evidence classes mean and how many are of each."""
    frame = pl.DataFrame(read_reference("ledgers78.csv"))
    rows = frame.select(
        "ledger_id",
        pl.col(f"programme_{view.language}").alias("programme"),
        pl.col(f"name_{view.language}").alias("name"),
        "evidence",
        pl.col("basis").replace("", None),
    )
    classes = [(_evidence(view, frame, letter), view.t(f"about.evidence.{letter}")) for letter in EVIDENCE]
    columns = tuple(
        Column(name, view.t(f"about.ledgers.{name}"), "code" if name == "ledger_id" else "text")
        for name in rows.columns
    )
    ordered = in_order(rows, view.choices[ORDER])
    chart = from_source(listing(view, "ledgers", ordered, columns), view.t("about.ledgers.source"))
    card = table_card(chart, view, Table(order=ORDER, sortable=SORTABLE))
    return section(view, "ledgers", [*paragraphs(view, "about.ledgers.lead"), facts(classes), card])


def _evidence(view: View, frame: pl.DataFrame, letter: str) -> str:
    count = format_number(frame.filter(evidence=letter).height, view.language)
    return view.t("about.ledgers.class", letter=letter, count=count)


def glossary(view: View) -> Component:
    """The terms that hold the text searched for, accents or none."""
    rows = filter_text(pl.DataFrame(read_reference("glossary.csv")), view.choices[TERM], "vi", "en")
    columns = tuple(Column(name, view.t(f"language.{name}")) for name in LANGUAGES)
    cells = {str(name): partial(_spoken, name) for name in LANGUAGES}
    chart = from_source(listing(view, "glossary", rows, columns), view.t("about.glossary.source"))
    return section(view, "glossary", [html.Div(table_card(chart, view, Table(search=TERM, cells=cells)))])


def _spoken(language: Language, _row: Row, text: str) -> Component:
    """A term that is read aloud in its own language."""
    return html.Span(text, lang=language)
