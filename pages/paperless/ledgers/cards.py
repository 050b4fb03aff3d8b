"""The cards on top: ledgers electronic only, recorded twice, stations without paper, back on paper."""

from datetime import date

import polars as pl

from components.cards.number_card import Number
from components.cards.table_card import Row
from components.ledgers.catalogue import chosen_ledger
from components.reading.counts import count_text
from components.reading.coverage_words import speaks_for
from components.reading.metric_words import label_of
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.counts import BACK_TO_PAPER_LEDGERS
from data.measures.metrics import BY_KEY
from data.measures.ratio import ratio_of
from data.words import capital
from data.words.numbers import format_percent
from pages.paperless.ledgers.over_time import LEDGERS, change_since, count_change, row_on

BACK = "stations_back_to_paper"


def ledger_numbers(view: View, states: pl.DataFrame) -> list[Number]:
    """Shares electronic only and recorded twice, of the ledgers that apply and are known; none without data.

    states: rows of `states_by_date`.
    """
    now = row_on(states, view.snapshot.date)
    if now is None:
        return []
    base = now["electronic"] + now["parallel"] + now["paper"]
    key = "paperless.card.twice_stations" if chosen_ledger(view) else "paperless.card.twice_ledgers"
    said = (change_since(view, states), speaks_for(view, LEDGERS))
    return [
        Number(
            "closed",
            view.t("paperless.card.closed"),
            format_percent(now["closed"], view.language),
            note=" ".join(f"{capital(text)}." for text in said if text),
        ),
        Number(
            "parallel",
            view.t("paperless.card.parallel"),
            format_percent(ratio_of(now["parallel"], base), view.language),
            note=view.t(key, number=count_text(view, now["parallel"])) if base else "",
        ),
    ]


def station_numbers(view: View, counts: pl.DataFrame) -> list[Number]:
    """Shares of paperless stations, alone and with all their posts, and the stations back on paper.

    counts: one row a date, the count columns.
    """
    now = row_on(counts, view.snapshot.date)
    if now is None:
        return []
    done, base, back = (now[name] for name in ("stations_paperless", "stations_paperless_base", BACK))
    return [
        Number(
            "paperless",
            view.t("paperless.card.paperless"),
            format_percent(ratio_of(done, base), view.language),
            note=view.t(
                "paperless.card.paperless_note" if base else "paperless.card.no_paperless",
                number=count_text(view, done),
                base=count_text(view, base),
            ),
        ),
        _with_posts(view, now),
        Number(
            "back",
            view.t("paperless.card.back"),
            count_text(view, back) if base else view.t("number.none"),
            view.t("gaps.unit.stations"),
            _back_note(view, counts, now) if base else "",
            "worse" if back else "",
        ),
    ]


def _with_posts(view: View, now: Row) -> Number:
    """Stations that are paperless with all their posts, as the law counts a station."""
    done, base = now["care_units_paperless"], now["care_units_paperless_base"]
    words = {"top": count_text(view, done), "base": count_text(view, base)}
    return Number(
        "units",
        label_of(BY_KEY["paperless_units"], view.language),
        format_percent(ratio_of(done, base), view.language),
        note=view.t("home.based.all_posts", **words) + "." if base else view.t("paperless.card.no_paperless"),
    )


def _back_note(view: View, counts: pl.DataFrame, now: Row) -> str:
    """The change, and that it is not the number of those that moved down a stage (`view=flow`)."""
    said = view.t("paperless.card.back_means", ledgers=BACK_TO_PAPER_LEDGERS)
    return view.t("sentence.join", first=_back_since(view, counts, now), second=said)


def _back_since(view: View, counts: pl.DataFrame, now: Row) -> str:
    """The change since the date compared with; where that date knows none before it, what they refer to."""
    before = row_on(counts, view.compare.date) if view.compare else None
    if before is None or view.compare is None or not _known_before(counts, view.compare.date):
        return view.t("paperless.card.back_first")
    difference, month = now[BACK] - before[BACK], period_text(view, view.compare.date)
    if not difference:
        return view.t("paperless.card.same", month=month)
    return view.t("paperless.card.since", change=count_change(view, difference), month=month)


def _known_before(counts: pl.DataFrame, day: date) -> bool:
    """True where ledgers are known before the day, so that it can have stations back on paper."""
    return bool(counts.filter(pl.col("date") < day)["stations_paperless_base"].sum())
