"""The share of a number that rests on an estimate, in words: the same on figures, tables, cards and files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from components.reading.view import View
from data.words.dates import format_month
from data.words.numbers import SHARE, format_percent, rounded

LEAST = 0.001  # the smallest share that is not shown as none


@dataclass(frozen=True)
class Estimate:
    """text: the share in a sentence; how: the way it is estimated."""

    text: str
    how: str

    @property
    def fact(self) -> str:
        """Both, as they stand on images and in files."""
        return f"{self.text} {self.how}"


def estimate_of(view: View, shares: Mapping[date, float]) -> Estimate | None:
    """Date → share of stations placed by estimate, in words; None where all are known for certain."""
    if not shares:
        return None
    first, last = (format_month(day, view.language) for day in (min(shares), max(shares)))
    words = {
        "share": _share_text(view, max(shares.values())),
        "scheme": view.t(f"scheme_short.{view.scope.scheme}"),
        "first": first,
        "last": last,
    }
    key = "now" if set(shares) == {view.snapshot.date} else "month" if first == last else "months"
    return Estimate(view.t(f"estimate.{key}", **words), view.t("estimate.definition"))


def _share_text(view: View, share: float) -> str:
    """The share in per cent; one that would round to none is “dưới 0,1%”."""
    if share > 0 and not rounded(share, SHARE):
        return view.t("estimate.below", share=format_percent(LEAST, view.language))
    return format_percent(share, view.language)
