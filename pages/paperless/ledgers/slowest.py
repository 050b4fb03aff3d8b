"""The ten slowest ledgers: those that the fewest stations keep electronically only."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.ledgers.catalogue import catalogue_note
from components.ledgers.states import stacked, state_colours, state_columns
from components.reading.view import View
from data.words.numbers import format_number, format_percent
from pages.paperless.ledgers.over_time import LEDGERS

SLOWEST = 10


def slowest_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The ten ledgers with the lowest share electronic only, by state. rows: those of `ledger_rows`."""
    known = rows.filter(pl.col("closed").is_not_null()).sort("closed", "ledger_id")
    slowest = known.head(SLOWEST)
    long = stacked(view, slowest, "label", "name")
    columns = (
        Column("name", view.t("paperless.column.ledger")),
        *state_columns(view, "paperless.column.stations"),
    )
    return Chart(
        "slowest",
        "stack",
        long,
        Encodings("label", "share", series="state"),
        columns if long.is_empty() else (*columns, Column("label", view.t("paperless.column.label"))),
        _slowest_title(view, known),
        view.context(),
        several=(LEDGERS,),
        colours=state_colours(view),
        notes=(view.t("paperless.note.stations"), catalogue_note(view)),
    )


def _slowest_title(view: View, known: pl.DataFrame) -> str:
    """The slowest ledger, or how many tie: naming one of many would single it out by its number alone."""
    if known.is_empty():
        return view.t("paperless.time.title_none")
    first = known.row(0, named=True)
    share = format_percent(first["closed"], view.language)
    tied = known.filter(closed=first["closed"]).height
    if first["closed"] == 1:
        return view.t("paperless.slowest.all", count=format_number(tied, view.language))
    if tied > 1:
        return view.t("paperless.slowest.tied", count=format_number(tied, view.language), share=share)
    return view.t("paperless.slowest.title", ledger=first["name"], share=share)
