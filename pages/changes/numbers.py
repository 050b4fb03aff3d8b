"""A card for each kind of change: how many stations, and whether they can be known."""

import polars as pl

from components.cards.number_card import Number
from components.reading.view import View
from data.words.numbers import format_number
from pages.changes.known import ledgers_known, reports_known
from pages.changes.rows import BETTER, WORSE, number_of
from queries.changes import CHANGES, Change

LABELS: dict[Change, str] = {
    "silent": "changes.kind.silent",
    "paper": "changes.kind.paper",
    "held_back": "changes.kind.held_back",
    "closed": "changes.kind.closed",
    "recovered": "changes.kind.recovered",
    "reached": "changes.kind.reached",
    "new": "changes.kind.new",
    "merged": "changes.kind.merged",
}
OF_REPORTS: tuple[Change, ...] = ("silent", "held_back", "recovered")
OF_LEDGERS: tuple[Change, ...] = ("paper", "reached")


def change_numbers(view: View, rows: pl.DataFrame) -> list[Number]:
    """One number per kind; a dash where it cannot be known, none for mergers where there are none."""
    return [_number(view, rows, kind) for kind in CHANGES if kind != "merged" or number_of(rows, kind)]


def can_be_known(view: View, kind: Change) -> bool:
    """Whether the kind of change can be found between the two dates."""
    if kind in OF_REPORTS:
        return reports_known(view)
    return kind not in OF_LEDGERS or ledgers_known(view).some


def _number(view: View, rows: pl.DataFrame, kind: Change) -> Number:
    label = view.t(LABELS[kind])
    if not can_be_known(view, kind):
        return Number(kind, label, view.t("number.none"), "", view.t("changes.not_known"))
    count = number_of(rows, kind)
    tone = ("worse" if kind in WORSE else "better" if kind in BETTER else "") if count else ""
    people = int(rows.filter(kind)["people"].sum())
    served = format_number(people, view.language)
    note = view.t("paperless.flow.people_of", people=served) if people else ""
    return Number(kind, label, format_number(count, view.language), view.t("gaps.unit.stations"), note, tone)
