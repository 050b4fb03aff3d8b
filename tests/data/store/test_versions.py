import json
import shutil
from pathlib import Path

import pytest

from data.errors import TramSoError
from data.publishing.history import rollback
from data.publishing.publish import publish
from data.publishing.verify import verify
from data.store.pointer import read_pointer
from data.store.versions import open_store
from tests.data.tiny_landing import AUGUST, OCTOBER, SEPTEMBER, lay


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landing folder and a store with two versions: September, then September with October."""
    house = tmp_path_factory.mktemp("house")
    for day in (SEPTEMBER, OCTOBER):
        lay(house / "landing", day)
        publish(house / "landing", house / "store")
    return house


@pytest.fixture
def store(house: Path, tmp_path: Path) -> Path:
    """A copy of that store to spoil, beside a copy of its landing folder."""
    shutil.copytree(house, tmp_path, dirs_exist_ok=True)
    return tmp_path / "store"


def flip(path: Path) -> None:
    """Change one byte in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


PARTITION_FILES = (
    "station.parquet",
    "station_report.parquet",
    "ledger_status.parquet",
    "quarantine.parquet",
    "station_period.parquet",
    "report.json",
)


def test_a_whole_store_verifies(store: Path) -> None:
    found = verify(store)
    assert (found.versions, found.damaged) == (2, {})
    assert found.files == sum(
        path.is_file() for kind in ("versions", "dates") for path in (store / kind).rglob("*")
    )


@pytest.mark.parametrize("name", [*PARTITION_FILES, "mart.duckdb", "manifest.json"])
def test_verify_names_the_file_with_one_flipped_byte(store: Path, name: str) -> None:
    for path in sorted(store.rglob(name)):
        whole = path.read_bytes()
        flip(path)
        assert verify(store).damaged == {path.relative_to(store).as_posix(): "differs"}
        path.write_bytes(whole)
    assert verify(store).damaged == {}


@pytest.mark.parametrize("name", [*PARTITION_FILES, "mart.duckdb", "manifest.json"])
def test_verify_names_a_missing_file(store: Path, name: str) -> None:
    path = min(store.rglob(name))
    path.unlink()
    assert verify(store).damaged == {path.relative_to(store).as_posix(): "missing"}


def test_a_flipped_byte_in_the_pointer_is_a_sentence_not_another_version(store: Path) -> None:
    path = store / "current.json"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        try:
            assert read_pointer(store).versions
        except TramSoError as error:
            assert "is damaged" in str(error)
        else:
            assert json.loads(path.read_bytes()) == json.loads(whole)


@pytest.mark.parametrize("loss", ["damaged", "lost"])
def test_a_rollback_gives_a_store_its_state_back(store: Path, tmp_path: Path, loss: str) -> None:
    versions = read_pointer(store).versions
    if loss == "lost":
        (store / "current.json").unlink()
    else:
        (store / "current.json").write_bytes(b"{")
    with pytest.raises(TramSoError, match="rollback VERSION"):
        publish(tmp_path / "landing", store)
    rollback(store, versions[0])
    assert read_pointer(store).versions == versions
    assert verify(store).damaged == {}
    assert publish(tmp_path / "landing", store).version == versions[0]


def test_a_date_that_a_version_lacks_is_one_sentence(store: Path) -> None:
    opened = open_store(store)
    with pytest.raises(TramSoError, match="has no snapshot of 2026-08-31"):
        opened.partition(opened.current(), AUGUST)


def test_a_damaged_manifest_is_never_read_as_if_whole(store: Path) -> None:
    opened = open_store(store)
    path = store / "versions" / opened.current() / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"contract": 1', b'"contract": 2'))
    with pytest.raises(TramSoError, match=r"manifest\.json is damaged"):
        opened.manifest(opened.current())


def test_an_older_damaged_manifest_stops_nobody(store: Path, tmp_path: Path) -> None:
    older = read_pointer(store).versions[1]
    (store / "versions" / older / "manifest.json").write_bytes(b"")
    lay(tmp_path / "landing", AUGUST)
    assert publish(tmp_path / "landing", store).to_json()["dates"] == ["2026-08-31"]
    assert list(verify(store).damaged) == [f"versions/{older}/manifest.json"]
