"""Going back to an older version, and removing versions that are no longer wanted."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import TramSoError
from data.publishing.lock import held
from data.publishing.upkeep import sweep
from data.store.pointer import Pointer, read_pointer, write_pointer
from data.store.versions import VERSIONS, UnknownVersion, read_manifest


@dataclass(frozen=True)
class Pruned:
    """The versions removed and kept, newest first, and the bytes freed with the files only they used."""

    removed: list[str]
    kept: list[str]
    bytes_freed: int


def rollback(store: Path, version: str, *, waiting: Callable[[], None] = lambda: None) -> str:
    """Make an older version current in one step and return the one that was.

    It also gives a store its state back when current.json was lost or damaged. Raises TramSoError when the
    version is not kept.
    """
    if not (store / VERSIONS).is_dir():
        read_pointer(store)
    with held(store, waiting=waiting):
        pointer = _pointer_or_rebuilt(store)
        if not pointer.versions:
            raise TramSoError(f"No version in {store} can be read: restore the store from a backup.")
        if version not in pointer.versions:
            raise UnknownVersion(version, pointer.version or pointer.versions[0])
        read_manifest(store / VERSIONS / version)
        if version != pointer.version:
            write_pointer(store, replace(pointer, version=version, held=True))
        return pointer.version


def prune(store: Path, keep: int, *, waiting: Callable[[], None] = lambda: None) -> Pruned:
    """Remove all versions but the current and the `keep` newest, and the files nobody refers to then."""
    read_pointer(store)
    with held(store, waiting=waiting):
        pointer = read_pointer(store)
        newest = set(pointer.versions[:keep])
        kept = [version for version in pointer.versions if version in newest or version == pointer.version]
        removed = [version for version in pointer.versions if version not in kept]
        pointer = replace(pointer, versions=kept)
        if removed:
            write_pointer(store, pointer)
        _, freed = sweep(store, pointer)
        return Pruned(removed, kept, freed)


def _pointer_or_rebuilt(store: Path) -> Pointer:
    with suppress(TramSoError):
        return read_pointer(store)
    manifests = {}
    for folder in (store / VERSIONS).iterdir():
        with suppress(TramSoError):
            manifests[folder.name] = read_manifest(folder)
    newest_first = sorted(manifests, key=lambda version: manifests[version].published_at, reverse=True)
    dates = manifests[newest_first[0]].dates if newest_first else {}
    seen = {day.isoformat(): entry.landing for day, entry in dates.items()}
    return Pointer("", newest_first, held=True, seen=seen)
