"""The cards on top: stations that moved back, up, stayed, are new or gone, with the people they serve."""

import polars as pl

from components.cards.number_card import Number
from components.reading.view import View
from data.measures.moves import counted_before, number_moved
from data.measures.ratio import ratio_of
from data.words.numbers import format_number, format_percent
from pages.paperless.flow.rows import MOVE_WORDS

TONES = {"back": "worse", "up": "better"}


def flow_numbers(view: View, rows: pl.DataFrame) -> list[Number]:
    """One number per move. rows: those of `flow_rows`."""
    return [
        Number(
            move,
            view.t(key),
            format_number(number_moved(rows, move), view.language),
            view.t("gaps.unit.stations"),
            _note(view, rows, move),
            TONES.get(move, "") if number_moved(rows, move) else "",
        )
        for move, key in MOVE_WORDS.items()
    ]


def _note(view: View, rows: pl.DataFrame, move: str) -> str:
    """The people served, and the share of the stations that counted before; the new and gone have none."""
    people = format_number(number_moved(rows, move, "people"), view.language)
    if move in ("new", "gone"):
        return view.t("paperless.flow.people_of", people=people)
    share = format_percent(ratio_of(number_moved(rows, move), counted_before(rows)), view.language)
    return view.t("paperless.flow.share_of", people=people, share=share)
