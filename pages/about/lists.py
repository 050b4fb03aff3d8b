"""The catalogue of 78 ledgers, illustrative or official, and the glossary."""

from dataclasses import replace
from functools import partial

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.facts import facts
from components.cards.table_card import Row, Table, table_card
from components.charts.chart import Column
from components.reading.official import ledgers_of, official_titles
from components.reading.order import filter_text, in_order, order_parameter, search_parameter
from components.reading.view import View
from data.geography.reference import read_reference
from data.words import LANGUAGES, Language
from data.words.numbers import format_number
from pages.about.sections import from_source, listing, paragraphs, section

EVIDENCE = ("D", "K", "U", "I", "O")
ORDER, TERM = "ledger_order", "term"
SORTABLE = ("ledger_id", "programme", "name", "evidence")
PARAMETERS = {ORDER: order_parameter("ledger_id", *SORTABLE), TERM: search_parameter()}


def ledgers(view: View) -> Component:
    """The 78 in the reader's language, what their evidence classes mean and how many are of each."""
    rows = pl.DataFrame(
        [
            (
                one.ledger_id,
                one.programme_name(view.language),
                one.name(view.language),
                one.evidence,
                one.basis,
            )
            for one in ledgers_of(view.snapshot)
        ],
        schema=["ledger_id", "programme", "name", "evidence", "basis"],
        orient="row",
    ).with_columns(pl.col("basis").replace("", None))
    letters = [letter for letter in EVIDENCE if letter in rows["evidence"]]
    classes = [(_evidence(view, rows, letter), view.t(f"about.evidence.{letter}")) for letter in letters]
    columns = tuple(
        Column(name, view.t(f"about.ledgers.{name}"), "code" if name == "ledger_id" else "text")
        for name in rows.columns
    )
    ordered = in_order(rows, view.choices[ORDER])
    kind = "official" if official_titles(view.snapshot) else "ledgers"
    listed = replace(listing(view, "ledgers", ordered, columns), finding=view.t(f"about.{kind}.title"))
    chart = from_source(listed, view.t(f"about.{kind}.source"))
    card = table_card(chart, view, Table(order=ORDER, sortable=SORTABLE))
    return section(view, "ledgers", [*paragraphs(view, f"about.{kind}.lead"), facts(classes), card])


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
