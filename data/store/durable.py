"""Files that survive a power cut: flushed to the disk before anything points at them."""

import hashlib
import os
import tempfile
from pathlib import Path

CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(path: Path) -> None:
    """Flush one file, or the names inside one folder, to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Flush every file below a folder, then the folders themselves, deepest first."""
    for inner in sorted(folder.rglob("*"), key=lambda path: len(path.parts), reverse=True):
        sync(inner)
    sync(folder)


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents so that their names survive a power cut too."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync(folder.parent)


def move_into_place(source: Path, target: Path) -> None:
    """Rename a flushed folder to its final name on the same disk, and flush the rename."""
    make_folder(target.parent)
    source.rename(target)
    sync(target.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file new content in one step: a reader sees all of the old bytes or all of the new."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync(path.parent)
