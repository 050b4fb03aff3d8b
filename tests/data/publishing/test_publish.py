import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from data import workers
from data.errors import TramSoError
from data.publishing.history import prune, rollback
from data.publishing.publish import publish
from data.publishing.verify import verify
from data.store.versions import UnknownVersion, open_store
from tests.data.tiny_landing import AUGUST, OCTOBER, SEPTEMBER, lay, report_rows, warnings_of, write


def lay_late(landing: Path, day: date = OCTOBER) -> None:
    late = report_rows(["S00001"], visits=[-1])
    write(landing / day.isoformat() / "station_report" / "late.parquet", late)


def state_of(store: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in store.rglob("*") if path.name != "lock"}


def test_a_first_publication_holds_every_date_of_the_landing(landing: Path, store: Path) -> None:
    published = publish(landing, store)
    opened = open_store(store)
    assert opened.current() == published.version
    assert [one.date for one in published.reports] == [SEPTEMBER, OCTOBER]
    manifest = opened.manifest(opened.current())
    assert sorted(manifest.dates) == [SEPTEMBER, OCTOBER]
    assert manifest.dates[OCTOBER].tables["ledger_status"]["accepted"] == 3 * 78
    assert manifest.dates[OCTOBER].period_start == date(2026, 10, 1)
    assert (manifest.contract, manifest.synthetic) == (1, False)
    assert opened.mart(opened.current()).is_file()


def test_every_source_file_stands_in_the_date_s_report(landing: Path, store: Path) -> None:
    published = publish(landing, store)
    sources = {source.path: source for source in open_store(store).report(published.version, OCTOBER).sources}
    assert set(sources) == {f"{table}/a.parquet" for table in ("station", "station_report", "ledger_status")}
    for path, source in sources.items():
        content = (landing / "2026-10-31" / path).read_bytes()
        assert (source.sha256, source.size) == (hashlib.sha256(content).hexdigest(), len(content))
        assert (source.rows, source.fate) == (3 * 78 if source.table == "ledger_status" else 3, "read")


def test_publishing_twice_does_no_work(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    before = state_of(store)
    second = publish(landing, store)
    assert state_of(store) == before
    assert second.version == first.version
    assert second.to_json()["dates"] == []
    assert second.to_json()["tables"]["station"]["read"] == 0


def test_a_late_file_makes_a_version_that_shares_the_other_dates(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    lay_late(landing)
    second = publish(landing, store)
    opened = open_store(store)
    assert second.version != first.version
    assert second.to_json()["dates"] == ["2026-10-31"]
    assert second.to_json()["reasons"] == {"bad_value": 1}
    assert opened.partition(first.version, SEPTEMBER) == opened.partition(second.version, SEPTEMBER)
    assert opened.partition(first.version, OCTOBER) != opened.partition(second.version, OCTOBER)
    assert [info.version for info in opened.versions()] == [second.version, first.version]


def test_a_landing_put_back_shares_the_files_of_its_older_version(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    lay_late(landing)
    publish(landing, store)
    (landing / "2026-10-31/station_report/late.parquet").unlink()
    third = publish(landing, store)
    opened = open_store(store)
    assert third.to_json()["dates"] == ["2026-10-31"]
    assert third.to_json()["tables"]["station"]["accepted"] == 3
    assert opened.partition(third.version, OCTOBER) == opened.partition(first.version, OCTOBER)


def test_a_removed_folder_stays_published(landing: Path, store: Path) -> None:
    publish(landing, store)
    shutil.rmtree(landing / "2026-09-30")
    lay_late(landing)
    published = publish(landing, store)
    assert sorted(open_store(store).manifest(published.version).dates) == [SEPTEMBER, OCTOBER]


def test_an_emptied_folder_publishes_an_empty_date(landing: Path, store: Path) -> None:
    publish(landing, store)
    for path in (landing / "2026-10-31").iterdir():
        shutil.rmtree(path)
    published = publish(landing, store)
    assert published.to_json()["warnings"] == {"missing_table": 3, "empty_register": 1}
    assert published.to_json()["tables"]["station"]["read"] == 0


def test_only_the_named_date_is_worked_on(landing: Path, store: Path) -> None:
    published = publish(landing, store, [OCTOBER])
    assert published.to_json()["dates"] == ["2026-10-31"]
    assert sorted(open_store(store).manifest(published.version).dates) == [OCTOBER]


def test_a_rollback_holds_until_a_landing_file_changes(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    lay_late(landing)
    second = publish(landing, store)
    assert rollback(store, first.version) == second.version
    for only in ([], [OCTOBER]):
        held = publish(landing, store, only)
        assert (held.version, held.held, held.reports) == (first.version, True, [])
    lay_late(landing, SEPTEMBER)
    lapsed = publish(landing, store)
    assert lapsed.to_json()["dates"] == ["2026-09-30", "2026-10-31"]
    assert publish(landing, store).version == lapsed.version


def test_going_forward_again_after_a_rollback(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    lay_late(landing)
    second = publish(landing, store)
    rollback(store, first.version)
    rollback(store, second.version)
    assert publish(landing, store).version == second.version


def test_prune_keeps_the_current_and_the_newest(landing: Path, store: Path) -> None:
    first = publish(landing, store)
    lay_late(landing)
    second = publish(landing, store)
    lay_late(landing, SEPTEMBER)
    third = publish(landing, store)
    only_second = open_store(store).manifest(second.version).dates[OCTOBER].partition
    rollback(store, first.version)
    done = prune(store, keep=0)
    assert (done.kept, done.removed) == ([first.version], [third.version, second.version])
    assert done.bytes_freed > 0
    assert not (store / "dates/2026-10-31" / only_second).exists()
    assert len(list((store / "versions").iterdir())) == 1
    assert verify(store).damaged == {}
    with pytest.raises(UnknownVersion, match=f"use the current one, {first.version}"):
        open_store(store).manifest(third.version)


def test_synthetic_and_real_dates_never_mix(landing: Path, store: Path) -> None:
    publish(landing, store)
    (landing / "_SYNTHETIC").touch()
    with pytest.raises(TramSoError, match=r"holds real dates .* --store .*store-synthetic"):
        publish(landing, store)
    (landing / "_SYNTHETIC").rename(landing / "_REAL")
    assert publish(landing, store).reports == []


@pytest.mark.parametrize(("after", "warned"), [(9, {}), (8, {"register_shrank": 1})])
def test_a_register_that_shrank_over_a_tenth_is_warned_of(
    tmp_path: Path, store: Path, after: int, warned: dict[str, int]
) -> None:
    lay(tmp_path / "landing", SEPTEMBER, sites=10)
    lay(tmp_path / "landing", OCTOBER, sites=after)
    published = publish(tmp_path / "landing", store)
    assert warnings_of(published) == warned
    said = open_store(store).manifest(published.version).dates[OCTOBER].warnings
    assert {name: count for name, count in said.items() if name != "empty_column"} == warned


def test_a_register_is_held_against_the_published_date_before(tmp_path: Path, store: Path) -> None:
    landing = tmp_path / "landing"
    lay(landing, AUGUST, sites=10)
    publish(landing, store)
    lay(landing, SEPTEMBER, sites=5)
    assert warnings_of(publish(landing, store)) == {"register_shrank": 1}


def test_several_processes_write_the_same_bytes_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = tmp_path / "landing"
    for month in range(1, 6):
        lay(landing, date(2026, month, 28))
    monkeypatch.setattr(workers, "ALONE_UP_TO", 99)
    alone = publish(landing, tmp_path / "alone")
    monkeypatch.setattr(workers, "ALONE_UP_TO", 1)
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: {0, 1})
    together = publish(landing, tmp_path / "together")
    dates = [
        open_store(tmp_path / name).manifest(published.version).dates
        for name, published in (("alone", alone), ("together", together))
    ]
    assert dates[0] == dates[1]


def test_a_landing_that_changes_while_it_is_read_is_read_again(
    landing: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.publishing import partition

    check_date = partition.check_date

    def with_a_late_file(*given: object) -> object:
        lay_late(landing)
        return check_date(*given)

    monkeypatch.setattr(partition, "check_date", with_a_late_file)
    published = publish(landing, store, [OCTOBER])
    assert published.to_json()["reasons"] == {"bad_value": 1}
    monkeypatch.undo()
    assert publish(landing, store, [OCTOBER]).reports == []
