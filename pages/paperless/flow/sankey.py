"""The flow as a Sankey chart: a band per pair of stages, from the date compared with to the view's."""

import polars as pl

from components.charts.breaks import break_marks
from components.charts.chart import Chart, Column, Encodings
from components.colours import FLOWS
from components.colours import STAGES as COLOURS
from components.reading.view import View
from data.measures.counts import STAGES
from data.measures.moves import compared, number_moved
from data.words.numbers import COUNT, format_number
from pages.paperless.flow.cards import flow_numbers
from pages.paperless.flow.rows import MOVE_WORDS, back_on_paper, both_dates, earlier, unobserved


def flow_chart(view: View, rows: pl.DataFrame) -> Chart:
    """Bands as wide as the reader's choice counts: stations or people. rows: those of `flow_rows`."""
    days = both_dates(view)
    stages = tuple((view.t(f"stage.{stage}"), colour) for stage, colour in zip(STAGES, COLOURS, strict=True))
    moves = tuple((view.t(MOVE_WORDS[move]), colour) for move, colour in FLOWS.items())
    title, known = flow_title(view, rows), rows[view.choices["count"]].count()
    numbers = [f"{number.label}: {number.text}. {number.note}" for number in flow_numbers(view, rows)]
    return Chart(
        "flow",
        "flow",
        rows if known else rows.clear(),
        Encodings("before", view.choices["count"], series="after", hover=("move_words",)),
        (
            Column("before", view.t("paperless.flow.on", date=days["before"])),
            Column("after", view.t("paperless.flow.on", date=days["after"])),
            Column("move_words", view.t("paperless.flow.move_column")),
            Column("stations", view.t("paperless.column.stations"), COUNT),
            Column("people", view.t("paperless.flow.people"), COUNT),
        ),
        title,
        view.context(),
        colours=(*stages, *moves),
        notes=(view.t("paperless.flow.note"), *flow_notes(view))
        if known
        else (view.t("blank.no_population"),),
        summary=" ".join([f"{title}.", *numbers]),
    )


def flow_notes(view: View) -> tuple[str, ...]:
    """What moving means, and whom it leaves out."""
    breaks = break_marks((earlier(view).date, view.snapshot.date), (), view.language)
    return (
        view.t("paperless.flow.outside_note"),
        back_on_paper(view),
        *unobserved(view),
        *(mark.reason for mark in breaks),
        *([view.t("paperless.flow.people_note")] if view.choices["count"] == "people" else []),
        view.t("stage.definition"),
    )


def flow_title(view: View, rows: pl.DataFrame) -> str:
    """How many moved up and back, of how many whose ledgers are known on both dates."""
    words = {
        "up": format_number(number_moved(rows, "up"), view.language),
        "back": format_number(number_moved(rows, "back"), view.language),
        "since": both_dates(view)["before"],
        "all": format_number(compared(rows), view.language),
    }
    if not compared(rows):
        return view.t("paperless.flow.title_unknown")
    key = "paperless.flow.title" if number_moved(rows, "back") else "paperless.flow.title_none_back"
    if not number_moved(rows, "back") + number_moved(rows, "up"):
        key = "paperless.flow.title_none_moved"
    return view.t(key, **words)
