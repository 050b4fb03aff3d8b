"""Upkeep of a store: its staging folder, and the removal of files that nothing refers to."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import TramSoError
from data.store.durable import make_folder
from data.store.pointer import NAME as POINTER
from data.store.pointer import Pointer
from data.store.versions import DATES, VERSIONS, partition_path, read_manifest

STAGING = "staging"


@contextmanager
def staging(store: Path) -> Iterator[Path]:
    """A folder on the store's own disk for what is not published yet, removed in the end whatever happens."""
    make_folder(store / STAGING)
    folder = Path(tempfile.mkdtemp(dir=store / STAGING))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(store: Path, pointer: Pointer) -> tuple[int, int]:
    """Remove what a killed publisher or a pruning left; the lock is held. Returns folders and bytes removed.

    Nothing is removed from dates/ while a kept manifest cannot be read: it may refer to it.
    """
    leftover = _folders(store / STAGING, "*")
    leftover += [path for path in _folders(store / VERSIONS, "*") if path.name not in pointer.versions]
    try:
        referred = _referred(store, pointer)
        leftover += [path for path in _folders(store / DATES, "*/*") if path not in referred]
    except TramSoError:
        pass
    for path in store.glob(f".{POINTER}-*"):
        path.unlink(missing_ok=True)
    size = sum(_size(path) for path in leftover)
    for path in leftover:
        shutil.rmtree(path, ignore_errors=True)
    for path in _folders(store / DATES, "*"):
        if not any(path.iterdir()):
            path.rmdir()
    return len(leftover), size


def _referred(store: Path, pointer: Pointer) -> set[Path]:
    manifests = [read_manifest(store / VERSIONS / version) for version in pointer.versions]
    dates = [item for manifest in manifests for item in manifest.dates.items()]
    return {partition_path(store, day, entry.partition) for day, entry in dates}


def _folders(root: Path, pattern: str) -> list[Path]:
    return [path for path in root.glob(pattern) if path.is_dir()]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
