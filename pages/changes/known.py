"""How much the two dates know: whether reports came on both, and the ledgers of how many stations."""

from dataclasses import dataclass

from components.reading.view import View
from data.contract import STATION_REPORT
from data.store.snapshot import Snapshot
from pages.changes.rows import earlier
from queries.counts import counts_now


@dataclass(frozen=True)
class Known:
    """known of all: stations that gave what is compared, on the date when fewer did; wide: enough of them."""

    known: int
    all: int
    wide: bool

    @property
    def some(self) -> bool:
        """Whether anything can be compared."""
        return self.known > 0


def reports_known(view: View) -> bool:
    """Whether on both dates reports arrived and somebody is known to have had to send one."""
    before = earlier(view)
    return before is not None and all(
        one.has(STATION_REPORT.name) and counts_now(one, view.scope)["reports_expected"].item()
        for one in (view.snapshot, before)
    )


def ledgers_known(view: View) -> Known:
    """The stations with data on all ledgers."""
    return _fewest(view, "stations_paperless_base", "stations")


def reports_received(view: View) -> Known:
    """The reports received of those due."""
    return _fewest(view, "reports_received", "reports_expected")


def _fewest(view: View, top: str, bottom: str) -> Known:
    before = earlier(view)
    dates: list[Snapshot] = [view.snapshot, *([before] if before else [])]
    pairs = [counts_now(one, view.scope).select(top, bottom).row(0) for one in dates]
    known, every = min(pairs, key=lambda pair: pair[0] / pair[1] if pair[1] else 0.0)
    return Known(known, every, every > 0 and known >= view.covered.wide_from * every)
