"""The context of a chart: place, date, source and version, which images and files repeat."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date as Day

from components.reading.estimates import Estimate
from components.reading.metric_words import short_of
from data.measures.metric import Metric
from data.words import Language


def everybody(metric: Metric) -> str:
    """The words of a value that stands for its place: none."""
    return ""


@dataclass(frozen=True)
class Context:
    """scope, source: words. version: the id of the published version. synthetic: the numbers are not real.

    speaks_for: metric → whom its value speaks for in words, empty where it stands for the scope.
    dates: those of the version up to the date, oldest first, by which periods are named and holes found.
    people: the population that shares of people are of, in words, where it is not the register's.
    estimate: what of the date's numbers rests on one; estimate_over_time: of all dates up to it.
    """

    scope: str
    date: Day
    source: str
    language: Language
    synthetic: bool
    version: str
    dates: tuple[Day, ...] = ()
    people: str = ""
    estimate: Estimate | None = None
    estimate_over_time: Estimate | None = None
    speaks_for: Callable[[Metric], str] = field(default=everybody, compare=False, repr=False)

    def whom(self, metrics: Sequence[Metric]) -> str:
        """Whom the values of these metrics speak for, in words; by their names where that differs."""
        names = defaultdict[str, list[str]](list)
        for metric in metrics:
            names[self.speaks_for(metric)].append(short_of(metric, self.language))
        if len(names) == 1:
            return next(iter(names))
        return "; ".join(f"{', '.join(named)}: {words}" for words, named in names.items() if words)
