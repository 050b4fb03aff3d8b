import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from data.errors import TramSoError
from data.publishing.publish import publish
from data.scope import Scope
from data.store.opened import OpenedMart
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from data.store.versions import UnknownVersion, open_store
from queries.counts import counts_by_date, counts_by_place, counts_now
from queries.quality import findings
from queries.statements import statement
from tests.data.tiny_landing import AUGUST, OCTOBER, SEPTEMBER, lay


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    lay(tmp_path / "landing", AUGUST)
    return tmp_path / "landing"


def test_a_store_that_is_not_there_says_what_to_run(tmp_path):
    with pytest.raises(TramSoError, match="Nothing is published"):
        Publication(tmp_path / "store").snapshot()


def test_a_new_version_is_followed_and_the_old_snapshot_goes_on(landing, tmp_path):
    store = tmp_path / "store"
    publish(landing, store)
    publication = Publication(store)
    before = publication.snapshot()
    lay(landing, SEPTEMBER, sites=5)
    publish(landing, store)
    after = publication.snapshot()
    assert (before.date, after.date) == (AUGUST, SEPTEMBER)
    assert before.version != after.version
    assert counts_now(before, Scope())["stations"].item() == 3
    assert counts_now(after, Scope())["stations"].item() == 5
    assert publication.snapshot(version=before.version) == before


def test_snapshots_are_equal_only_when_the_data_is(landing, tmp_path):
    publish(landing, tmp_path / "store")
    one, other = Publication(tmp_path / "store").snapshot(), Publication(tmp_path / "store").snapshot()
    assert one == other and hash(one) == hash(other)
    assert counts_by_place(one, Scope()) is counts_by_place(other, Scope())


def test_a_day_or_version_that_is_not_there_says_so(landing, tmp_path):
    publish(landing, tmp_path / "store")
    publication = Publication(tmp_path / "store")
    with pytest.raises(TramSoError, match="choose one of its dates"):
        publication.snapshot(OCTOBER)
    with pytest.raises(UnknownVersion) as unknown:
        publication.snapshot(version="20200101T000000Z-000000000000")
    assert unknown.value.current == publication.current()


def test_an_answer_of_another_shape_names_the_version_and_both_shapes(landing, tmp_path):
    publish(landing, tmp_path / "store")
    snapshot = Publication(tmp_path / "store").snapshot()
    with pytest.raises(TramSoError) as error:
        snapshot.frame(statement("search_index"), Scope(), {"kind": pl.Int64})
    for part in ("search_index.sql", snapshot.version, "Int64", "valid_from"):
        assert part in str(error.value)


def test_a_question_that_an_older_mart_cannot_answer_says_to_publish_again(landing, tmp_path):
    publish(landing, tmp_path / "store")
    snapshot = Publication(tmp_path / "store").snapshot()
    path = tmp_path / "older.duckdb"
    shutil.copyfile(open_store(tmp_path / "store").mart(snapshot.version), path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE quality_finding")
    older = Snapshot("older", snapshot.date, OpenedMart(path, snapshot.manifest))
    with pytest.raises(TramSoError, match="publish the landing folder again"):
        findings(older, Scope())


def test_a_mart_reads_no_other_file(landing, tmp_path):
    publish(landing, tmp_path / "store")
    mart = Publication(tmp_path / "store").snapshot().mart
    cursor = mart._connection.cursor()
    for question in ("FROM read_text('/etc/hostname')", "SET enable_external_access = true", "ATTACH 'x.db'"):
        with pytest.raises(Exception, match=r"(?i)disabled|locked|cannot"):
            cursor.execute(question).fetchall()


def test_many_readers_share_one_version(landing, tmp_path):
    publish(landing, tmp_path / "store")
    publication = Publication(tmp_path / "store")

    def read(number: int) -> int:
        snapshot = publication.snapshot()
        return int(counts_by_date.__wrapped__(snapshot, Scope(zone=number % 3 + 1))["stations"].item())

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(read, range(64))) == {0}


def test_dates_and_marks_come_from_the_manifest(landing, tmp_path):
    publish(landing, tmp_path / "store")
    snapshot = Publication(tmp_path / "store").snapshot()
    assert snapshot.dates == (AUGUST,)
    assert snapshot.period_start == date(2026, 8, 1)
    assert snapshot.synthetic is False
