"""What happens to files: cut, one bit flipped, deleted, unreadable."""

import os
from collections.abc import Callable
from pathlib import Path


def cut(path: Path) -> None:
    """Half of the file is left."""
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    """One bit in the middle is another."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def delete(path: Path) -> None:
    """The file is gone."""
    path.unlink()


def replace(path: Path) -> None:
    """A folder stands in its place, which nobody can read as a file, not even root."""
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], None]] = {
    "cut": cut,
    "flipped": flip,
    "deleted": delete,
    "unreadable": replace,
}
