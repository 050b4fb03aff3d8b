"""The largest values that the contract allows: what the check passes is published, and its sums are exact."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from data.contract import STATION_REPORT
from data.publishing.publish import publish
from data.publishing.rehearsal import check
from data.scope import Scope
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from queries.counts import counts_now
from queries.stations import stations
from tests.data.landing_files import DAY, lay, report, station

MOST = 2**31 - 1
COUNTED = tuple(column.name for column in STATION_REPORT.columns if column.kind == "int32")
LAST, FIRST = date(9999, 12, 31), date(1, 1, 1)


def _station(station_id: str, **changes: Any) -> dict[str, Any]:
    extremes = {"staff": 2**15 - 1, "doctors": 2**15 - 1, "opened_on": FIRST, "closed_on": LAST}
    return station(station_id, commune_code="00004", population=MOST, **extremes, **changes)


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """Two stations with the largest of every count, on the platform since the first day of the calendar."""
    landing = tmp_path_factory.mktemp("extremes") / "landing"
    sent = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    most = dict.fromkeys(COUNTED, MOST) | {"templates_in_use": 42, "submitted_at": sent}
    lay(landing, "station", [_station("S1"), _station("S2", platform_since=FIRST)])
    lay(landing, "station_report", [report("S1", **most), report("S2", **most)])
    assert not check(landing, []).holds_back()
    publish(landing, landing.parent / "store")
    yield Publication(landing.parent / "store").snapshot()


@pytest.mark.parametrize("place", [Scope(), Scope(province="01"), Scope(province="01", commune="00004")])
def test_sums_of_the_largest_counts_are_exact(extreme: Snapshot, place: Scope) -> None:
    counts = counts_now(extreme, place).row(0, named=True)
    assert counts["stations"] == 2
    for name in ("population", "visits", "records_created", "chatbot_sessions", "recording_minutes"):
        assert counts[name] == 2 * MOST
    assert counts["staff"] == 2 * (2**15 - 1)


def test_people_of_stations_add_up_beyond_32_bits(extreme: Snapshot) -> None:
    assert stations(extreme, Scope())["people"].sum() == 2 * MOST


def test_a_landing_of_extremes_says_its_date(extreme: Snapshot) -> None:
    assert extreme.date == DAY
