"""The stations that changed between two dates, each with what changed, in words."""

from collections.abc import Callable, Sequence
from typing import Any

import polars as pl

from components.cards.place_columns import with_places
from components.reading.held_back import held_back_text
from components.reading.view import View
from data.scope import StationScope, counted_only
from data.store.snapshot import Snapshot
from data.words.dates import format_date
from data.words.numbers import format_number
from queries.changes import CHANGES, Change, reopened_ledgers, site_changes

Row = dict[str, Any]
WORSE: tuple[Change, ...] = ("silent", "paper", "held_back", "closed")
BETTER: tuple[Change, ...] = ("reached", "recovered")
STOPPED: tuple[Change, ...] = ("silent", "held_back")
MOST_LEDGERS = 6  # that are named in a cell


def earlier(view: View) -> Snapshot | None:
    """The snapshot compared with; None without one before the view's."""
    found = view.compare
    return found if found is not None and found.date < view.snapshot.date else None


def changed_sites(view: View) -> pl.DataFrame:
    """The rows of `site_changes` of the view, to be counted; raises ValueError without an earlier date."""
    return _changes(view, counted_only(view.scope))


def _changes(view: View, stations: StationScope) -> pl.DataFrame:
    before = earlier(view)
    if before is None:
        raise ValueError("Changes need an earlier date to compare with.")
    return site_changes(view.snapshot, stations, before)


def number_of(rows: pl.DataFrame, kind: Change) -> int:
    """The stations that changed in one way."""
    return int(rows[kind].sum())


def listed(view: View, kinds: Sequence[Change] = CHANGES) -> pl.DataFrame:
    """One row per station that changed in one of the ways, what is worst first, then the most people.

    Columns: those of `site_changes` with names of places, what (in words, joined), since (the day after which
    it changed: of the last report accepted where it stopped, else of the earlier snapshot).
    """
    before = earlier(view)
    stopped = pl.any_horizontal(pl.lit(False), *(kind for kind in STOPPED if kind in kinds))
    since = pl.coalesce(pl.when(stopped).then("last_report"), pl.lit(before.date if before else None))
    rows = _changes(view, view.stations).filter(pl.any_horizontal(*kinds)).with_columns(since.alias("since"))
    first = pl.coalesce(*(pl.when(kind).then(pl.lit(n)) for n, kind in enumerate(CHANGES) if kind in kinds))
    ordered = rows.sort(first, "people", "station_id", descending=[False, True, False], nulls_last=True)
    words = [_what(view, row, kinds) for row in ordered.iter_rows(named=True)]
    return with_places(view, ordered).with_columns(pl.Series("what", words, pl.String))


def _what(view: View, row: Row, kinds: Sequence[Change]) -> str:
    """Every change of a row among `kinds`, the worst first."""
    said = [WORDS[kind](view, row) for kind in CHANGES if kind in kinds and row[kind]]
    return view.t("place.list.and").join(said)


def _silent(view: View, row: Row) -> str:
    last = row["last_report"]
    if last is None:
        return view.t("changes.what.silent")
    return view.t("changes.what.silent_since", date=format_date(last, view.language))


def _held_back(view: View, row: Row) -> str:
    return held_back_text(view, row["sent_at"], row["refused"] or [])


def _paper(view: View, row: Row) -> str:
    ledgers = reopened_ledgers(row["states_before"], row["states"])
    if not ledgers:
        return view.t("changes.what.paper")
    more = len(ledgers) - MOST_LEDGERS
    names = ", ".join(ledgers[:MOST_LEDGERS])
    count = format_number(len(ledgers), view.language)
    if more <= 0:
        return view.t("changes.what.paper_ledgers", count=count, names=names)
    rest = format_number(more, view.language)
    return view.t("changes.what.paper_more", count=count, names=names, more=rest)


def _new(view: View, row: Row) -> str:
    before, opened = earlier(view), row["opened_on"]
    if before is None or opened is None or opened <= before.date:
        return view.t("changes.what.new")
    return view.t("changes.what.opened", date=format_date(opened, view.language))


def _merged(view: View, row: Row) -> str:
    if row["joined"] is None:
        return view.t("changes.what.merged")
    return view.t("changes.what.merged_into", name=row["joined"])


WORDS: dict[Change, Callable[[View, Row], str]] = {
    "silent": _silent,
    "paper": _paper,
    "held_back": _held_back,
    "closed": lambda view, row: view.t("changes.what.closed"),
    "recovered": lambda view, row: view.t("changes.what.recovered"),
    "reached": lambda view, row: view.t("changes.what.reached"),
    "new": _new,
    "merged": _merged,
}
