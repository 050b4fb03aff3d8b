"""The built and loaded shapes held against the hashes that their manifest, notes and names give."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli

from data.geography.manifest import NAME, OFFICIAL, load_manifest

Unpack = Callable[[bytes], bytes]
PACKED: dict[str, Unpack] = {"": bytes, ".gz": gzip.decompress, ".br": brotli.decompress}


def damaged_shapes(folder: Path) -> dict[str, str] | None:
    """File → "differs" or "missing" of the geography in a folder; None where none is built.

    Raises TramSoError when its manifest cannot be read.
    """
    if not (folder / NAME).is_file():
        return None
    judged = ((name, _fault(folder / name, expected, unpack)) for name, expected, unpack in _files(folder))
    return {name: fault for name, fault in judged if fault}


def _files(folder: Path) -> Iterator[tuple[str, str, Unpack]]:
    """Every file with the SHA-256 of its content, and how to unpack it."""
    for layer in load_manifest(folder).layers.values():
        for ending, unpack in PACKED.items():
            yield layer.file + ending, layer.sha256, unpack
    for note in sorted((folder / OFFICIAL).glob("*.json")):
        digest = json.loads(note.read_text(encoding="utf-8"))["sha256"]
        yield f"{OFFICIAL}/{note.stem}.{digest[:12]}.parquet", digest, bytes


def _fault(path: Path, expected: str, unpack: Unpack) -> str:
    """What is wrong with a file, empty where nothing is."""
    try:
        same = hashlib.sha256(unpack(path.read_bytes())).hexdigest() == expected
    except FileNotFoundError:
        return "missing"
    except (OSError, EOFError, zlib.error, brotli.error):
        return "differs"
    return "" if same else "differs"
