"""Published files held against their hash before anything of them is shown.

A file is hashed once, and again when its inode, size or time changes: 230 MB take 0.2–2 s, a look at what is
known microseconds.
"""

import gzip
import hashlib
import zlib
from pathlib import Path
from threading import Lock

from data.errors import TramSoError
from data.store.durable import sha256_of
from data.store.manifest import PublishedFile

Mark = tuple[int, int, int, int]
_LOCK = Lock()
_KNOWN: dict[tuple[Path, bool], tuple[Mark, str]] = {}


class Damaged(TramSoError):
    """A published file that is missing, cannot be read or differs from what was published."""


class Missing(Damaged):
    """One that is missing."""


def whole(path: Path, published: PublishedFile) -> Path:
    """The path of a file that is as it was published; raises Damaged, which names it and says what to do."""
    try:
        found = digest(path)
    except FileNotFoundError:
        raise Missing(_damaged(path, "is missing")) from None
    except OSError as error:
        raise Damaged(_damaged(path, f"cannot be read ({error.strerror})")) from None
    if found != published.sha256:
        raise Damaged(_damaged(path, f"is damaged (sha256 {found[:12]}, not {published.sha256[:12]})"))
    return path


def named_by_hash(path: Path, start: str, *, packed: bool) -> bool:
    """True for a file whose hash, or that of what it packs, begins as its name says."""
    try:
        return digest(path, packed=packed).startswith(start)
    except OSError:
        return False


def digest(path: Path, *, packed: bool = False) -> str:
    """SHA-256 of a file, of its content where it is `packed` by gzip; raises OSError, also for bad gzip."""
    status = path.stat()
    mark = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    key = (path, packed)
    with _LOCK:
        known = _KNOWN.get(key)
    if known is None or known[0] != mark:
        known = (mark, _unpacked(path) if packed else sha256_of(path))
        with _LOCK:
            _KNOWN[key] = known
    return known[1]


def _unpacked(path: Path) -> str:
    try:
        return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()
    except (EOFError, zlib.error) as error:
        raise OSError(0, str(error)) from error


def _damaged(path: Path, fault: str) -> str:
    return f"{path} {fault}: copy it back from a backup, or roll back to another version."
