"""The context of a chart: place, date, source and version, which images and files repeat."""

from dataclasses import dataclass
from datetime import date

from components.reading.estimates import Estimate
from data.words import Language


@dataclass(frozen=True)
class Context:
    """scope, source: words. version: the id of the published version. synthetic: the numbers are not real.

    estimate: what of the date's numbers rests on one; estimate_over_time: of all dates up to it.
    """

    scope: str
    date: date
    source: str
    language: Language
    synthetic: bool
    version: str
    estimate: Estimate | None = None
    estimate_over_time: Estimate | None = None
