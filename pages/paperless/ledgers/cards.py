"""The paperless page in a few numbers: ledgers closed, in parallel, stations without paper, gone back."""

import polars as pl

from components.cards.number_card import Number
from components.ledgers.catalogue import chosen_ledger
from components.reading.counts import count_text
from components.reading.view import View
from data.words.dates import format_month
from data.words.numbers import format_percent
from pages.paperless.ledgers.over_time import change_since, count_change, row_on


def ledger_numbers(view: View, states: pl.DataFrame) -> list[Number]:
    """Closed and in parallel, of the ledgers that apply and are known. states: rows of `states_by_date`."""
    now = row_on(states, view.snapshot.date)
    if now is None:
        return []
    kept = now["electronic"] + now["parallel"] + now["paper"]  # type: ignore[operator]
    both = now["parallel"] / kept if kept else None  # type: ignore[operator]
    closed = format_percent(now["closed"], view.language)  # type: ignore[arg-type]
    note = change_since(view, states)
    key = "stations" if chosen_ledger(view) else "ledgers"
    parallel = view.t(f"paperless.card.twice_{key}", number=count_text(view, now["parallel"]))
    return [
        Number("closed", view.t("paperless.card.closed"), closed, note=_sentence(note)),
        Number(
            "parallel", view.t("paperless.card.parallel"), format_percent(both, view.language), note=parallel
        ),
    ]


def station_numbers(view: View, counts: pl.DataFrame) -> list[Number]:
    """Paperless stations of those known, and the stations back to paper. counts: one row a date."""
    now, before = row_on(counts, view.snapshot.date), None
    if view.compare is not None:
        before = row_on(counts, view.compare.date)
    if now is None:
        return []
    done, base = now["stations_paperless"], now["stations_paperless_base"]
    share = format_percent(done / base if base else None, view.language)  # type: ignore[operator]
    note = view.t("paperless.card.paperless_note", number=count_text(view, done), base=count_text(view, base))
    back = now["stations_back_to_paper"]
    return [
        Number("paperless", view.t("paperless.card.paperless"), share, note=note),
        Number(
            "back",
            view.t("paperless.card.back"),
            count_text(view, back),
            view.t("gaps.unit.stations"),
            _since(view, now, before, "stations_back_to_paper"),
            "worse" if back else "",
        ),
    ]


def _since(view: View, now: dict[str, object], before: dict[str, object] | None, name: str) -> str:
    if before is None or view.compare is None:
        return view.t("paperless.card.back_first")
    change = count_change(view, now[name] - before[name])  # type: ignore[operator]
    return view.t("paperless.card.since", change=change, month=format_month(view.compare.date, view.language))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "." if text else ""
