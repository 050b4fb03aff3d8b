"""A store with damaged files: the newest whole version is read, nothing damaged is, and healed files are."""

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.publishing.publish import publish
from data.scope import Scope
from data.store.pointer import write_pointer
from data.store.publication import Publication
from data.store.quarantine import quarantined_rows
from data.store.versions import UnknownVersion, open_store
from data.store.whole import Damaged
from queries.counts import counts_now
from tests.data.tiny_landing import AUGUST, lay

OLD, NEW = 3, 5


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a version of three sites and a current one of five."""
    folder = tmp_path_factory.mktemp("two")
    for sites in (OLD, NEW):
        lay(folder / "landing", AUGUST, sites=sites)
        publish(folder / "landing", folder / "store")
    return folder / "store"


@pytest.fixture
def store(two: Path, tmp_path: Path) -> Path:
    """A copy of it to damage."""
    return Path(shutil.copytree(two, tmp_path / "store"))


def cut(path: Path) -> None:
    path.chmod(0o600)
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def delete(path: Path) -> None:
    path.unlink()


DAMAGES = [cut, flip, delete]


def sites(publication: Publication) -> int:
    return int(counts_now(publication.snapshot(), Scope())["stations"].item())


def current_folder(store: Path) -> Path:
    return store / "versions" / open_store(store).current()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["mart.duckdb", "manifest.json"])
def test_before_the_start_the_version_before_is_read_and_the_log_says_so(
    store: Path, damage: Callable[[Path], None], name: str, caplog: pytest.LogCaptureFixture
):
    damage(current_folder(store) / name)
    publication = Publication(store)
    assert sites(publication) == OLD
    assert name in publication.faults[0]
    assert name in caplog.text


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_pointer_changes_nothing_while_reading_and_at_the_start(
    store: Path, damage: Callable[[Path], None]
):
    reading = Publication(store)
    assert sites(reading) == NEW
    damage(store / "current.json")
    assert sites(reading) == NEW
    assert sites(Publication(store)) == NEW
    assert "current.json" in reading.faults[0]


@pytest.mark.parametrize("damage", [cut, flip])
def test_a_mart_damaged_while_it_is_read_is_left_and_taken_up_when_it_is_whole_again(
    store: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
):
    publication = Publication(store)
    assert sites(publication) == NEW
    mart = current_folder(store) / "mart.duckdb"
    copy = shutil.copyfile(mart, store / "copy")
    damage(mart)
    assert sites(publication) == OLD
    mart.unlink()
    shutil.copyfile(copy, mart)
    with caplog.at_level(logging.WARNING):
        assert sites(publication) == NEW
    assert publication.faults == ()
    assert "whole again" in caplog.text


def test_where_nothing_is_whole_that_is_said(store: Path):
    for mart in store.glob("versions/*/mart.duckdb"):
        flip(mart)
    publication = Publication(store)
    with pytest.raises(TramSoError, match="backup"):
        publication.snapshot()
    assert len(publication.faults) == 2


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["quarantine.parquet", "report.json"])
def test_nothing_of_a_damaged_partition_is_read(store: Path, damage: Callable[[Path], None], name: str):
    publication = Publication(store)
    version = publication.current()
    damage(publication.store().partition(version, AUGUST) / name)
    with pytest.raises(Damaged, match=name):
        if name == "report.json":
            publication.store().report(version, AUGUST)
        else:
            quarantined_rows(publication.store(), version, AUGUST)


def test_a_pruned_version_is_unknown_also_where_it_is_still_open(store: Path):
    publication = Publication(store)
    pointer = open_store(store).pointer
    older = pointer.versions[-1]
    assert publication.snapshot(version=older).version == older
    write_pointer(store, replace(pointer, versions=pointer.versions[:-1]))
    with pytest.raises(UnknownVersion):
        publication.snapshot(version=older)
    assert older not in publication.opened
