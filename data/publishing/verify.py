"""Every file of every version held against the hash it was published with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from data.errors import TramSoError
from data.progress import Progress, silent
from data.publishing.lock import shared
from data.store.durable import sha256_of
from data.store.manifest import Manifest, PublishedFile
from data.store.pointer import read_pointer
from data.store.versions import MANIFEST, MART, VERSIONS, partition_path, read_manifest

VERIFYING = "Hashing files"


@dataclass(frozen=True)
class Verified:
    """Numbers of versions and files read, and faults by the file's path in the store."""

    versions: int
    files: int
    damaged: dict[str, str]


def verify(
    store: Path, *, progress: Progress = silent, waiting: Callable[[], None] = lambda: None
) -> Verified:
    """Hash every file once, however many versions share it; publishers wait meanwhile."""
    read_pointer(store)
    with shared(store, waiting=waiting):
        pointer = read_pointer(store)
        read_manifest.cache_clear()
        expected: dict[Path, PublishedFile] = {}
        damaged: dict[str, str] = {}
        for version in pointer.versions:
            folder = store / VERSIONS / version
            try:
                expected |= _files(store, folder, read_manifest(folder))
            except TramSoError:
                damaged[_name(store, folder / MANIFEST)] = _fault(folder / MANIFEST)
        for done, (path, file) in enumerate(sorted(expected.items()), start=1):
            progress(VERIFYING, done, len(expected))
            if not _same(path, file):
                damaged[_name(store, path)] = _fault(path)
        return Verified(len(pointer.versions), len(expected) + len(pointer.versions), damaged)


def _files(store: Path, folder: Path, manifest: Manifest) -> dict[Path, PublishedFile]:
    files = {folder / MART: manifest.mart}
    for day, entry in manifest.dates.items():
        partition = partition_path(store, day, entry.partition)
        files |= {partition / name: file for name, file in entry.published.items()}
    return files


def _same(path: Path, file: PublishedFile) -> bool:
    """True where the file is as it was published; one that the disk can no longer read is not."""
    try:
        return path.stat().st_size == file.size and sha256_of(path) == file.sha256
    except OSError:
        return False


def _name(store: Path, path: Path) -> str:
    return path.relative_to(store).as_posix()


def _fault(path: Path) -> str:
    return "differs" if path.is_file() else "missing"
