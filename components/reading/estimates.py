"""The share of a number that rests on an estimate, in words: the same on figures, tables, cards and files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data.words import Language, t
from data.words.numbers import format_percent
from data.words.periods import cadence_of, format_period


@dataclass(frozen=True)
class Estimate:
    """text: the share in a sentence; how: the way it is estimated."""

    text: str
    how: str

    @property
    def fact(self) -> str:
        """Both, as they stand on images and in files."""
        return f"{self.text} {self.how}"


def estimate_in_words(
    shares: Mapping[date, float], now: date, scheme: str, language: Language
) -> Estimate | None:
    """Date → share of stations placed in units of the scheme by estimate; None where there are none."""
    if not shares:
        return None
    cadence = cadence_of(tuple(sorted(shares)))
    first, last = (format_period(day, cadence, language) for day in (min(shares), max(shares)))
    words = {
        "share": format_percent(max(shares.values()), language),
        "scheme": t(f"scheme_short.{scheme}", language),
        "first": first,
        "last": last,
    }
    key = "now" if set(shares) == {now} else "month" if first == last else "months"
    return Estimate(t(f"estimate.{key}", language, **words), t("estimate.definition", language))
