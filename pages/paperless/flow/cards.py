"""The cards on top: stations that moved back, up, stayed, are new or gone, with the people they serve."""

import polars as pl

from components.cards.number_card import Number
from components.reading.view import View
from data.measures.moves import BETWEEN_STAGES, compared, number_moved
from data.words.numbers import format_number, format_percent
from pages.paperless.flow.rows import MOVE_WORDS

TONES = {"back": "worse", "up": "better"}


def flow_numbers(view: View, rows: pl.DataFrame) -> list[Number]:
    """One number per move that stations made, or are known not to have made. rows: those of `flow_rows`."""
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
        if number_moved(rows, move) or _is_zero(rows, move)
    ]


def _is_zero(rows: pl.DataFrame, move: str) -> bool:
    """True where no station made the move, as far as any is known not to have."""
    return compared(rows) > 0 if move in BETWEEN_STAGES else move != "unknown"


def _note(view: View, rows: pl.DataFrame, move: str) -> str:
    """The people served where any are known; the share of the stations compared, of which not all are."""
    if move == "unknown":
        return view.t("paperless.flow.unknown_note")
    people = number_moved(rows, move, "people")
    words = {"people": format_number(people, view.language)}
    if move in ("new", "gone"):
        return view.t("paperless.flow.people_of", **words) if people else ""
    if not compared(rows):
        return ""
    share = format_percent(number_moved(rows, move) / compared(rows), view.language)
    return view.t("paperless.flow.share_of" if people else "paperless.flow.share", share=share, **words)
