"""The context of a chart: place, date, source and version, which images and files repeat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from components.reading.estimates import Estimate, estimate_of
from components.reading.view import View
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


def context_of(
    view: View, estimated: Mapping[date, float] | None = None, *, scope: str | None = None
) -> Context:
    """The context of a chart of the view.

    estimated: date → share of stations placed by estimate in the units that the chart compares, where those
    are not the view's own. scope: a scope of the chart's own in words, of which no estimate is said.
    """
    shares = view.estimated if estimated is None else estimated
    today = {day: share for day, share in shares.items() if day == view.snapshot.date}
    return Context(
        scope=view.scope_text if scope is None else scope,
        date=view.snapshot.date,
        source=view.source_text,
        language=view.language,
        synthetic=view.snapshot.synthetic,
        version=view.snapshot.version,
        estimate=None if scope else estimate_of(view, today),
        estimate_over_time=None if scope else estimate_of(view, shares),
    )
