"""The source files of one date with their hashes, shown where the address says `sources=<date>`."""

from datetime import date

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import Table, table_card
from components.charts.chart import Column
from components.reading.address import Parameter, is_day
from components.reading.view import View
from data.errors import TramSoError
from data.store.report import SourceFile
from data.store.versions import REPORT
from data.words.dates import format_date
from data.words.numbers import COUNT
from pages.about.file_faults import faults_in_words
from pages.about.sections import listing
from pages.serving.faults import told
from pages.shell import published

SOURCES = "sources"
FATES = ("unreadable", "held_back", "read")
FILE = {"table": pl.String, "path": pl.String, "rows": pl.Int64, "size": pl.Int64, "fate": pl.String}
SCHEMA = {**FILE, "faults": pl.String, "sha256": pl.String}
STYLES = {"rows": COUNT, "size": COUNT, "sha256": "code", "path": "code"}


PARAMETER = Parameter("", is_day)


def source_list(view: View) -> list[Component]:
    """Nothing where no date is asked for; a sentence where the version has no such date."""
    asked = view.choices[SOURCES]
    if not asked:
        return []
    day = date.fromisoformat(asked)
    if day not in view.snapshot.dates:
        return [_sentence(view.t("address.unknown_value", value=asked, name=SOURCES))]
    try:
        return [_table(view, day, _files(view, day))]
    except TramSoError as error:
        return [_sentence(told(error, view.language))]


def _files(view: View, day: date) -> pl.DataFrame:
    """One row per file that arrived, what could not be read first."""
    sources = published.publication().store().report(view.snapshot.version, day).sources
    rows = [[_shown(view, source, name) for name in SCHEMA] for source in sources]
    files = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    return files.sort(pl.col("fate").cast(pl.Enum(FATES)), "table", "path")


def _shown(view: View, source: SourceFile, name: str) -> object:
    """A field of a file; its faults in words, for the sender."""
    return faults_in_words(view, source) if name == "faults" else getattr(source, name)


def _sentence(words: str) -> Component:
    return html.P(words, className="about-caveat", id=SOURCES)


def _table(view: View, day: date, files: pl.DataFrame) -> Component:
    entry = view.snapshot.manifest.dates[day]
    fates = [view.t(f"about.fate.{fate}") for fate in files["fate"]]
    columns = tuple(
        Column(name, view.t(f"about.sources.{name}"), STYLES.get(name, "text"))  # type: ignore[arg-type]
        for name in files.columns
    )
    place = f"dates/{day}/{entry.partition}/{REPORT}"
    words = {"date": format_date(day, view.language), "place": place}
    frame = files.with_columns(pl.Series("fate", fates, pl.String))
    chart = listing(view, SOURCES, frame, columns, notes=(view.t("about.sources.note", **words),))
    return html.Div(table_card(chart, view, Table(cells={"sha256": _hash})), id=SOURCES)


def _hash(_row: dict[str, object], text: str) -> Component:
    return html.Code(text, className="about-hash")
