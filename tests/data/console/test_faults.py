"""Publishers killed at every step, full disks, two publishers: a reader always finds one whole version."""

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

from data.errors import TramSoError
from data.publishing.lock import held
from data.publishing.publish import publish
from data.publishing.verify import verify
from data.store.pointer import read_pointer
from data.store.versions import open_store
from tests.data.marts import current_mart
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay, report_rows, write

# A publisher that is killed just before its n-th flush, rename or replacement of a file.
KILLED = """
import os, signal, sys
from pathlib import Path
from data.console.cli import main

left = int(sys.argv[1])

def dying(real):
    def step(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*given, **named)
    return step

os.fsync, Path.rename, Path.replace = map(dying, (os.fsync, Path.rename, Path.replace))
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one version of what `landing` lays."""
    house = tmp_path_factory.mktemp("house")
    lay(house / "landing", SEPTEMBER)
    publish(house / "landing", house / "store")
    return house / "store"


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    lay(tmp_path / "landing", SEPTEMBER)
    return tmp_path / "landing"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def old(published: Path, store: Path) -> str:
    """The version that the store has already."""
    shutil.copytree(published, store)
    return read_pointer(store).version


def command(landing: Path, store: Path) -> list[str]:
    return ["publish", str(landing), "--store", str(store), "--json"]


def start(*arguments: str, **options: object) -> "subprocess.Popen[str]":
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, *arguments], **pipes | options)


def lay_another(landing: Path, number: int) -> None:
    rows = report_rows([f"S{number:05d}"], visits=[-1])
    write(landing / "2026-09-30" / "station_report" / f"late-{number}.parquet", rows)


def assert_whole(store: Path, versions: list[str]) -> None:
    """The store has exactly these versions, newest first, and every file of them as it was published."""
    assert read_pointer(store).versions == versions
    assert verify(store).damaged == {}
    opened = open_store(store)
    with current_mart(store) as mart:
        dates = [row[0] for row in mart.sql("SELECT date FROM snapshot ORDER BY date").fetchall()]
    assert dates == sorted(opened.manifest(opened.current()).dates)


def assert_accounted(store: Path, landing: Path) -> None:
    """Every row of the landing stands in the current version's manifest, and in its files."""
    opened = open_store(store)
    for day, entry in opened.manifest(opened.current()).dates.items():
        for table, counts in entry.tables.items():
            arrived = pl.scan_parquet(
                landing / day.isoformat() / table / "*.parquet", missing_columns="insert"
            )
            accepted = pl.scan_parquet(opened.partition(opened.current(), day) / f"{table}.parquet")
            held_back = pl.scan_parquet(opened.partition(opened.current(), day) / "quarantine.parquet")
            assert counts["read"] == arrived.select(pl.len()).collect().item()
            assert counts["accepted"] == accepted.select(pl.len()).collect().item()
            assert counts["quarantined"] == held_back.filter(table=table).select(pl.len()).collect().item()
            assert counts["read"] == sum(counts.values()) - counts["read"]


def leftovers(store: Path) -> list[str]:
    """What lies in the store and belongs to no version."""
    pointer = read_pointer(store)
    versions = [path.name for path in (store / "versions").iterdir()]
    staged = [path.name for path in [*(store / "staging").iterdir(), *store.glob(".*")]]
    return staged + [name for name in versions if name not in pointer.versions]


def test_a_publisher_killed_before_any_step_leaves_a_whole_store(
    landing: Path, store: Path, old: str
) -> None:
    versions = [old]
    for step in (0, 11, 12, 13, 14, 15, 17, 18, 19):
        lay_another(landing, step)
        died = start("-c", KILLED, str(step), *command(landing, store))
        died.communicate()
        assert died.returncode in (0, -signal.SIGKILL)
        now = read_pointer(store).versions
        assert now[-len(versions) :] == versions
        assert len(now) - len(versions) in (0, 1)
        assert_whole(store, now)
        versions = now
    assert died.returncode == 0, "the last step tried is beyond the publication's last"
    assert len(versions) >= 2
    publish(landing, store)
    assert_accounted(store, landing)
    assert leftovers(store) == []


def test_a_publisher_killed_at_random_moments_leaves_a_whole_store(
    landing: Path, store: Path, old: str
) -> None:
    draw = random.Random(20201230)
    versions = [old]
    for number in range(8):
        lay_another(landing, number)
        publisher = start("-m", "data", *command(landing, store))
        wait_for(store / "lock", publisher)
        time.sleep(draw.uniform(0, 1))
        publisher.kill()
        publisher.communicate()
        now = read_pointer(store).versions
        assert now[-len(versions) :] == versions
        assert_whole(store, now)
        versions = now
    publish(landing, store)
    assert_accounted(store, landing)
    assert leftovers(store) == []


def wait_for(lock: Path, publisher: "subprocess.Popen[str]") -> None:
    """Until the publisher holds the lock or has ended."""
    opened = str(lock.resolve())
    folder = Path(f"/proc/{publisher.pid}/fd")
    while publisher.poll() is None:
        try:
            if any(str(link.readlink()) == opened for link in folder.iterdir()):
                return
        except OSError:
            continue
        time.sleep(0.005)


@pytest.mark.parametrize("step", [0, 16, 19, 21])
def test_a_first_publisher_that_was_killed_is_followed_by_one_that_succeeds(
    landing: Path, store: Path, step: int
) -> None:
    start("-c", KILLED, str(step), *command(landing, store)).communicate()
    if not (store / "current.json").exists():
        with pytest.raises(TramSoError, match="Nothing is published at"):
            open_store(store)
    published = publish(landing, store)
    assert_whole(store, [published.version])
    assert_accounted(store, landing)
    assert leftovers(store) == []


def test_workers_end_with_the_publisher_that_started_them(landing: Path, store: Path) -> None:
    for month in range(1, 7):
        lay(landing, OCTOBER.replace(month=month, day=28), sites=40)
    publisher = start("-m", "data", *command(landing, store))
    workers: list[int] = []
    while len(workers) < 2 and publisher.poll() is None:
        workers = children(publisher.pid)
        time.sleep(0.01)
    if publisher.poll() is None:
        publisher.kill()
    publisher.communicate()
    ends = time.monotonic() + 10
    while any(alive(worker) for worker in workers):
        assert time.monotonic() < ends, "a worker outlived its publisher"
        time.sleep(0.02)
    assert publish(landing, store).version == read_pointer(store).version


def children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_publisher_told_to_stop_tidies_up(landing: Path, store: Path, old: str) -> None:
    lay_another(landing, 0)
    with held(store, waiting=lambda: None):
        publisher = start("-m", "data", *command(landing, store))
        assert publisher.stderr is not None
        assert "Another publisher is at work" in publisher.stderr.readline()
        publisher.terminate()
        said = publisher.communicate()
    assert publisher.returncode == 1
    assert said == ("", "Stopped before the end, nothing was published: run the same command again.\n")
    assert_whole(store, [old])


def test_a_second_publisher_waits_and_says_so(landing: Path, store: Path) -> None:
    store.mkdir()
    with held(store, waiting=lambda: None):
        second = start("-m", "data", *command(landing, store))
        assert second.stderr is not None
        assert "Another publisher is at work" in second.stderr.readline()
        assert second.poll() is None
    printed, _ = second.communicate()
    assert second.returncode == 0
    assert_whole(store, [json.loads(printed)["version"]])


def test_two_publishers_at_once_make_one_version(landing: Path, store: Path) -> None:
    both = [start("-m", "data", *command(landing, store)) for _ in range(2)]
    reports = [json.loads(publisher.communicate()[0]) for publisher in both]
    assert [publisher.returncode for publisher in both] == [0, 0]
    assert reports[0]["version"] == reports[1]["version"]
    assert sorted(len(report["dates"]) for report in reports) == [0, 1]
    assert_whole(store, [reports[0]["version"]])


@pytest.mark.parametrize("room", [0, 8_000, 1_000_000])
def test_a_file_that_finds_no_room_leaves_the_old_version(
    landing: Path, store: Path, old: str, room: int
) -> None:
    lay_another(landing, 0)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    publisher = start("-m", "data", *command(landing, store), preexec_fn=limited)
    printed, said = publisher.communicate()
    assert (publisher.returncode, printed) == (1, "")
    assert (
        said == "There is no room left on the disk: free some or prune old versions, then run this again.\n"
    )
    assert_whole(store, [old])
    assert leftovers(store) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 48 MB with 40 taken."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(disk)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(mounting, capture_output=True).returncode:
        pytest.skip("only root on a plain machine can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_version_until_room_is_made(landing: Path, small_disk: Path) -> None:
    store = small_disk / "store"
    versions = [publish(landing, store).version]
    ballast = small_disk / "ballast"
    free = shutil.disk_usage(small_disk).free
    lay_another(landing, 0)
    for left in (0, 20_000, 3_000_000):
        ballast.write_bytes(bytes(free - left))
        publisher = start("-m", "data", *command(landing, store))
        printed, said = publisher.communicate()
        assert (publisher.returncode, printed) == (1, "")
        assert "no room left" in said
        assert_whole(store, versions)
    ballast.unlink()
    assert_whole(store, [publish(landing, store).version, *versions])
