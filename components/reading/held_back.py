"""What was sent and not accepted, in words: when, and why."""

from collections.abc import Sequence
from datetime import datetime

from components.reading.view import View
from data.measures.deadline import VIETNAM
from data.words import within
from data.words.dates import format_date


def held_back_text(view: View, sent_at: datetime | None, reasons: Sequence[str]) -> str:
    """“Sent on 1 November 2026, not accepted: numbers that contradict each other”; without a day if unknown.

    sent_at: with its zone; reasons: names of REASONS.
    """
    why = reasons_text(view, reasons)
    if sent_at is None:
        return view.t("held_back.undated", reasons=why)
    day = format_date(sent_at.astimezone(VIETNAM).date(), view.language)
    return view.t("held_back.sent", date=day, reasons=why)


def reasons_text(view: View, reasons: Sequence[str]) -> str:
    """The reasons, as they stand within a sentence."""
    return ", ".join(within(view.t(f"about.reason.{reason}")) for reason in reasons)
