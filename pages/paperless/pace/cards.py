"""The cards on top: the median, the shares paperless after some years, stations still on paper or again."""

import polars as pl

from components.cards.number_card import Number
from components.reading.view import View
from data.measures.survival import FEWEST, YEARS, interval_of_enough, share_by_month, still_followed
from data.words.numbers import format_number, format_percent
from pages.paperless.pace.medians import interval_text, median_text


def pace_numbers(view: View, whole: pl.DataFrame, curve: pl.DataFrame) -> list[Number]:
    """whole: the group of all stations, one row, some of them followed; curve: the survival curve of all."""
    row = whole.row(0, named=True)
    followed, ends = still_followed(curve, row["median"]), interval_of_enough(curve, row)
    interval = interval_text(view, *ends)
    median = Number(
        "median",
        view.t("paperless.pace.card.median"),
        median_text(view, row["median"], followed),
        note=view.t("paperless.pace.card.interval", interval=interval)
        if ends[0] and followed >= FEWEST
        else "",
    )
    words = {name: format_number(row[name], view.language) for name in ("stations", "events")}
    left = Number(
        "left",
        view.t("paperless.pace.card.left"),
        format_number(row["stations"] - row["events"], view.language),
        view.t("gaps.unit.stations"),
        view.t("paperless.pace.card.left_note", **words),
    )
    back = Number(
        "back",
        view.t("paperless.pace.back"),
        format_number(row["back"], view.language),
        view.t("gaps.unit.stations"),
        view.t("paperless.pace.card.back_note", events=words["events"]),
    )
    return [median, *(card for months in YEARS for card in _after(view, curve, months)), left, back]


def _after(view: View, curve: pl.DataFrame, months: int) -> list[Number]:
    """The share paperless after so many months; no card where fewer than FEWEST were followed so long."""
    known = share_by_month(curve, months)
    if known["share"] is None:
        return []
    low, high = (format_percent(limit, view.language) for limit in (known["low"], known["high"]))
    note = view.t("paperless.pace.card.limits", low=low, high=high) if known["low"] is not None else ""
    label = view.t("paperless.pace.card.by", months=months)
    return [Number(f"by-{months}", label, format_percent(known["share"], view.language), note=note)]
