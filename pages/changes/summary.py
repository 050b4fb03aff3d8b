"""What changed, in one paragraph of plain words."""

from collections.abc import Sequence

import polars as pl

from components.reading.changes import change_words, join_names
from components.reading.metric_words import short_of
from components.reading.view import View
from data.words import capital, level_noun
from data.words.numbers import format_number
from pages.changes.days import both_dates
from pages.changes.known import Known, ledgers_known, reports_known, reports_received
from pages.changes.movers import Movers, Way
from pages.changes.rows import number_of
from queries.changes import CHANGES

NAMED = 3  # places in a sentence


def stations_said(view: View, rows: pl.DataFrame) -> list[str]:
    """What stations did, in the order in which it is read. rows: those of `changed_sites`."""
    return [*_stations(view, rows), *_careful(view)]


def _stations(view: View, rows: pl.DataFrame) -> list[str]:
    """Reports, ledgers, the register; one sentence where nothing is known to have changed."""
    counts = {kind: number_of(rows, kind) for kind in CHANGES}
    texts = {kind: format_number(count, view.language) for kind, count in counts.items()}
    if not any(counts.values()):
        return [view.t("changes.said.nothing", place=capital(view.place_in_sentence), **both_dates(view))]
    said = [view.t("changes.said.since", place=capital(view.place_in_sentence), **both_dates(view))]
    if reports_known(view):
        said.append(view.t("changes.said.reports", **texts))
    if counts["held_back"]:
        said.append(view.t("changes.said.held_back", **texts))
    if ledgers_known(view).some:
        said.append(view.t("changes.said.ledgers", **texts))
    if counts["new"] or counts["closed"]:
        said.append(view.t("changes.said.register", **texts))
    if counts["merged"]:
        said.append(view.t("changes.said.merged", **texts))
    return said


def places_said(view: View, found: Movers) -> list[str]:
    """Which places moved beyond chance, or why it cannot be said."""
    label = short_of(view.metric, view.language)
    if found.refused:
        return [view.t("changes.said.refused", label=label, reason=found.refused)]
    ways: Sequence[Way] = ("rose", "fell")
    said = [_moved(view, found, way) for way in ways if found.moved(way).height]
    if said:
        return said
    if found.rows.is_empty():
        return []
    if not found.rows.filter(pl.col("low").is_not_null()).height:
        return [view.t("changes.said.few_stations", level=level_noun(found.level, view.language))]
    return [view.t("changes.said.none_moved", label=label, level=level_noun(found.level, view.language))]


def _moved(view: View, found: Movers, way: Way) -> str:
    """The places that moved furthest one way, each by how much."""
    moved = found.moved(way)
    names = [
        view.t(
            "changes.said.place",
            name=row["name"],
            change=change_words(row["change"], view.metric, view.language),
        )
        for row in moved.head(NAMED).iter_rows(named=True)
    ]
    words = {
        "label": short_of(view.metric, view.language),
        "count": format_number(moved.height, view.language),
        "level": level_noun(found.level, view.language),
        "names": join_names(names, view.language),
    }
    return capital(
        view.t(f"changes.said.{way}" if moved.height <= NAMED else f"changes.said.{way}_most", **words)
    )


def _careful(view: View) -> list[str]:
    """How much is not known, where too little is."""
    said = []
    reports, ledgers = reports_received(view), ledgers_known(view)
    if not reports_known(view):
        said.append(view.t("changes.said.no_reports"))
    elif not reports.wide and reports.all:
        said.append(view.t("changes.said.few_reports", **_texts(view, reports)))
    if not ledgers.some:
        said.append(view.t("changes.said.no_ledgers"))
    elif not ledgers.wide:
        said.append(view.t("changes.said.few_ledgers", **_texts(view, ledgers)))
    return said


def _texts(view: View, known: Known) -> dict[str, str]:
    return {
        "known": format_number(known.known, view.language),
        "all": format_number(known.all, view.language),
    }
