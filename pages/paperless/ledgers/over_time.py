"""The ledgers over time by state: electronic only, recorded twice, on paper, not applicable, not reported."""

from datetime import date

import polars as pl

from components.cards.table_card import Row
from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings, Mark
from components.ledgers.catalogue import catalogue_note, chosen_ledger
from components.ledgers.states import stacked, state_colours, state_columns
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.ledger_catalogue import STATES
from data.measures.ledger_states import with_closed
from data.measures.metrics import BY_KEY
from data.words.numbers import (
    COUNT,
    SHARE,
    change_over_time,
    changed,
    format_number,
    format_percent,
    shown_change,
)
from pages.shell.crossing import crossing_notes
from queries.counts import counts_by_date
from queries.ledgers import ledger_counts_by_date

LEDGERS = BY_KEY["ledger_digitisation"]
# State as the counts by ledger name it → as STATES does.
OF_LEDGER = {"electronic_only": "electronic", "paper_only": "paper"}


def states_by_date(view: View) -> pl.DataFrame:
    """One row per date up to the view's: date, STATES (ledgers; stations with a ledger chosen), closed."""
    ledger = chosen_ledger(view)
    if ledger is None:
        counts = counts_by_date(view.snapshot, view.scope)
        rows = counts.select("date", *(pl.col(f"ledgers_{state}").alias(state) for state in STATES))
    else:
        every = ledger_counts_by_date(view.snapshot, view.scope).filter(ledger_id=ledger.ledger_id)
        rows = every.rename(OF_LEDGER).select("date", *STATES)
    return with_closed(rows.sort("date"))


def time_chart(view: View, rows: pl.DataFrame) -> Chart:
    """Stacked areas of the states over time, in per cent or in numbers. rows: those of `states_by_date`."""
    counted, note = counted_words(view)
    return Chart(
        "ledgers-time",
        "area",
        stacked(view, rows, "date"),
        Encodings("date", view.choices["unit"], series="state"),
        (Column("date", view.t("chart.column.date"), "date"), *state_columns(view, counted)),
        _title(view, rows),
        view.context(),
        several=(LEDGERS,),
        marks=breaks(view),
        colours=state_colours(view),
        notes=(view.t(note), catalogue_note(view), *crossing_notes(view)),
    )


def counted_words(view: View) -> tuple[str, str]:
    """Keys of what the states count, ledgers or, with one ledger chosen, stations, and of the note on it."""
    if chosen_ledger(view):
        return "paperless.column.stations", "paperless.note.stations"
    return "paperless.column.ledgers", "paperless.note.ledgers"


def breaks(view: View) -> tuple[Mark, ...]:
    """The breaks between the first date and the view's that concern every number."""
    return break_marks((view.snapshot.dates[0], view.snapshot.date), (), view.language)


def _title(view: View, rows: pl.DataFrame) -> str:
    now = row_on(rows, view.snapshot.date)
    ledger = chosen_ledger(view)
    if now is None or now["closed"] is None:
        return view.t(nothing_to_close(now is not None and now["not_applicable"] > 0))
    words = {
        "share": format_percent(now["closed"], view.language),
        "number": format_number(now["electronic"], view.language),
        "month": period_text(view, view.snapshot.date),
        "ledger": ledger.name(view.language) if ledger else "",
    }
    key = "paperless.time.ledger" if ledger else "paperless.time.title"
    return view.t("paperless.join", first=view.t(key, **words), second=change_since(view, rows)).rstrip(", ")


def nothing_to_close(ruled_out: bool) -> str:
    """The key of why no share is known: ledgers ruled out wherever they are known, or no data at all."""
    return "paperless.time.title_inapplicable" if ruled_out else "paperless.time.title_none"


def change_since(view: View, rows: pl.DataFrame) -> str:
    """How the closed share moved since the date compared with; empty where it cannot be said."""
    now = row_on(rows, view.snapshot.date)
    before = row_on(rows, view.compare.date) if view.compare else None
    if not now or not before or now["closed"] is None or before["closed"] is None or not view.compare:
        return ""
    difference, month = now["closed"] - before["closed"], period_text(view, view.compare.date)
    if not changed(difference):
        return view.t("paperless.change_none", month=month)
    change = change_over_time(difference, SHARE, view.language)
    return view.t("paperless.change", change=change, month=month)


def row_on(rows: pl.DataFrame, day: date) -> Row | None:
    """The row of a date, None where there is none."""
    found = rows.filter(pl.col("date") == day)
    return found.row(0, named=True) if found.height else None


def count_change(view: View, change: int) -> str:
    """A difference of counts with its sign."""
    return shown_change(change, COUNT, view.language)
