"""Dates that nobody meant: published, warned of, never opened by themselves, taken back by a command."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.publishing import among_dates
from data.publishing.among_dates import meant_dates, warnings_among
from data.publishing.publish import publish
from data.publishing.rehearsal import check
from data.publishing.withdraw import withdraw
from data.store.publication import Publication
from data.store.versions import open_store
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay, report_rows, warnings_of, write

pytestmark = pytest.mark.usefixtures("one_processor")
LATE = date(2026, 11, 30)
NEVER_MEANT = (date.min.replace(month=1, day=31), date(2062, 10, 31), date.max)


@pytest.fixture(autouse=True)
def _in_december(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(among_dates, "today", lambda: date(2026, 12, 2))


@pytest.mark.parametrize("name", ["station/.a.parquet", "station/a.csv", "notes.txt"])
def test_a_date_without_a_register_is_no_page_s_default(landing: Path, store: Path, name: str) -> None:
    left = landing / LATE.isoformat() / name
    left.parent.mkdir(parents=True)
    left.touch()
    published = publish(landing, store)
    assert warnings_of(published) == {"empty_register": 1, "missing_table": 3}
    snapshot = Publication(store).snapshot()
    assert (snapshot.date, snapshot.dates[-1]) == (OCTOBER, LATE)
    assert snapshot.on(LATE).previous == snapshot


def test_a_register_is_held_against_the_last_that_is_not_empty() -> None:
    stations = {SEPTEMBER: 10, OCTOBER: 0, LATE: 8}
    assert warnings_among(stations, synthetic=False) == {
        SEPTEMBER: {},
        OCTOBER: {"empty_register": 1},
        LATE: {"register_shrank": 1},
    }


def test_dates_that_nobody_meant_stop_nothing(landing: Path, store: Path) -> None:
    for day in NEVER_MEANT:
        lay(landing, day, sites=0)
        lay(landing, OCTOBER)
        source = landing / OCTOBER.isoformat()
        for path in source.rglob("*.parquet"):
            (landing / day.isoformat() / path.relative_to(source)).write_bytes(path.read_bytes())
    assert check(landing).to_json()["warnings"]["future_date"] == 2
    publish(landing, store)
    snapshot = Publication(store).snapshot()
    assert (snapshot.date, snapshot.dates) == (OCTOBER, tuple(sorted((*NEVER_MEANT, SEPTEMBER, OCTOBER))))
    assert snapshot.previous == snapshot.on(SEPTEMBER)
    warned = {day: entry.warnings for day, entry in snapshot.manifest.dates.items() if entry.warnings}
    first, later, last = (set(warned[day]) for day in NEVER_MEANT)
    assert "early_date" in first
    assert "future_date" in later & last


def test_a_future_date_is_opened_when_its_day_has_come(
    landing: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = date(2026, 12, 2) + timedelta(days=1)
    lay(landing, ahead)
    publish(landing, store)
    assert Publication(store).snapshot().date == OCTOBER
    monkeypatch.setattr(among_dates, "today", lambda: ahead)
    published = publish(landing, store)
    assert published.resettled
    assert Publication(store).snapshot().date == ahead
    assert publish(landing, store).version == published.version


def test_synthetic_dates_are_never_in_the_future() -> None:
    assert warnings_among({date(2062, 10, 31): 3}, synthetic=True) == {date(2062, 10, 31): {}}


def test_where_no_date_was_meant_the_last_with_a_register_is_opened() -> None:
    future = date(2062, 10, 31)
    assert meant_dates({SEPTEMBER: {"empty_register": 1}, future: {"future_date": 1}}) == [future]
    assert meant_dates({SEPTEMBER: {"empty_register": 1}}) == [SEPTEMBER]


def test_a_withdrawn_date_stays_away_until_its_files_change(landing: Path, store: Path) -> None:
    publish(landing, store)
    version = withdraw(store, OCTOBER)
    assert list(open_store(store).manifest(version).dates) == [SEPTEMBER]
    again = publish(landing, store)
    assert (again.version, again.passed_over) == (version, ["2026-10-31/ (withdrawn)"])
    write(landing / "2026-10-31/station_report/late.parquet", report_rows(["S00001"], visits=[-1]))
    assert publish(landing, store).to_json()["dates"] == ["2026-10-31"]
    assert publish(landing, store).passed_over == []


def test_a_withdrawn_date_that_is_named_is_published(landing: Path, store: Path) -> None:
    publish(landing, store)
    withdraw(store, OCTOBER)
    assert publish(landing, store, [OCTOBER]).to_json()["dates"] == ["2026-10-31"]


def test_what_cannot_be_withdrawn_is_named(landing: Path, store: Path) -> None:
    publish(landing, store, [OCTOBER])
    with pytest.raises(TramSoError, match="has no date 2026-09-30: name one of its dates, as 2026-10-31"):
        withdraw(store, SEPTEMBER)
    with pytest.raises(TramSoError, match="2026-10-31 is the only date"):
        withdraw(store, OCTOBER)
