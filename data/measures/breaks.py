"""Days before and after which numbers do not mean the same: of which metrics, and if a line may cross.

Each says why in data/words under `break.<key>.mark` (on the picture) and `break.<key>.reason` (below it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data.scope import REFORM


@dataclass(frozen=True)
class Break:
    """A change of a definition, a method or the map of units on the day from which the new one holds.

    metrics: keys of the catalogue of metrics, None for whatever is drawn. interrupts: values on its two sides
    are not comparable, so that no line joins them and no change is counted across.
    """

    key: str
    on: date
    metrics: frozenset[str] | None = None
    interrupts: bool = False

    def concerns(self, metrics: Iterable[str]) -> bool:
        """True where it touches one of the metrics, or everything."""
        return self.metrics is None or not self.metrics.isdisjoint(metrics)


OF_CARE_UNITS = frozenset({"stations_with_doctor", "doctors_per_station", "paperless_units"})

# On that day points joined their station: a care unit was one site and is now 3.3 of them on average.
BREAKS: tuple[Break, ...] = (
    Break("units", REFORM),
    Break("care_units", REFORM, OF_CARE_UNITS, interrupts=True),
)


def breaks_between(first: date, last: date, metrics: Iterable[str] = ()) -> tuple[Break, ...]:
    """The breaks that a line of these metrics from `first` to `last` meets, oldest first.

    Without metrics those that touch everything. Of two on one day the one that interrupts says it all.
    """
    keys = tuple(metrics)
    met = [one for one in BREAKS if first < one.on <= last and one.concerns(keys)]
    telling = {one.on: one for one in sorted(met, key=lambda one: one.interrupts)}
    return tuple(telling[day] for day in sorted(telling))


def interruption(metric: str, first: date, last: date) -> Break | None:
    """The latest break between two dates across which the metric's values must not be compared."""
    found = [one for one in breaks_between(first, last, (metric,)) if one.interrupts]
    return found[-1] if found else None
