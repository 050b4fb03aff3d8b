"""The flow between two dates in rows, with its dates, stages and moves in words."""

import polars as pl

from components.reading.view import View
from data.measures.counts import EVERY_STAGE
from data.measures.moves import with_moves
from data.store.snapshot import Snapshot
from data.words.dates import format_date
from data.words.numbers import format_number
from queries.counts import counts_now
from queries.stations import stage_flow

MEASURES = {"stations": "paperless.flow.count.stations", "people": "paperless.flow.count.people"}
MOVE_WORDS = {
    "back": "paperless.flow.move.back",
    "up": "paperless.flow.move.up",
    "stayed": "paperless.flow.move.stayed",
    "unknown": "paperless.flow.move.unknown",
    "new": "paperless.flow.move.new",
    "gone": "paperless.flow.move.gone",
}


def earlier(view: View) -> Snapshot:
    """The snapshot compared with; the first date has none, and no flow either (ValueError)."""
    if view.compare is None:
        raise ValueError("A flow needs a date to compare with.")
    return view.compare


def both_dates(view: View) -> dict[str, str]:
    """The two dates in words: before, after."""
    days = {"before": earlier(view).date, "after": view.snapshot.date}
    return {name: format_date(day, view.language) for name, day in days.items()}


def unobserved(view: View) -> list[str]:
    """That nobody could be known as sustained on the date compared with, where that is so."""
    if earlier(view).observed:
        return []
    return [view.t("paperless.flow.unobserved", date=both_dates(view)["before"])]


def back_on_paper(view: View) -> str:
    """How moving back differs from going back to paper; of one period how many did the latter."""
    before = [day for day in view.snapshot.dates_until if day < view.snapshot.date]
    if earlier(view).date != before[-1]:
        return view.t("paperless.flow.back_note")
    count = counts_now(view.snapshot, view.scope)["stations_back_to_paper"].item()
    return view.t("paperless.flow.back_note_count", count=format_number(count, view.language))


def flow_rows(view: View) -> pl.DataFrame:
    """One row per pair of stages that occurs, the lowest first.

    Columns: stage_before, stage_after (null: not counted on that date), stations, people, move (a key of
    MOVE_WORDS); before, after and move_words: the same in words.
    """
    rows = with_moves(stage_flow(view.snapshot, view.scope, earlier(view)))
    moves = {move: view.t(key) for move, key in MOVE_WORDS.items()}
    return with_stage_words(view, rows).with_columns(
        pl.col("move").replace_strict(moves, return_dtype=pl.String).alias("move_words")
    )


def with_stage_words(view: View, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `before` and `after`: stage_before and stage_after in words."""
    stages = {stage: view.t(f"stage.{stage}") for stage in EVERY_STAGE}
    outside = view.t("paperless.flow.outside")
    return rows.with_columns(
        pl.col(f"stage_{side}").replace_strict(stages, return_dtype=pl.String).fill_null(outside).alias(side)
        for side in ("before", "after")
    )
