"""The files and folders that a process opens or lists."""

import os
import sys
from pathlib import Path

EVENTS = ("open", "os.listdir", "os.scandir")
_opened: set[str] = set()


def watch() -> None:
    """Note every path from now on."""
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event in EVENTS and isinstance(arguments[0], str):
        _opened.add(arguments[0])


def write() -> None:
    """Leave them, one absolute path a line, in the folder that `MUTANTS_READS` names."""
    target = Path(os.environ["MUTANTS_READS"], f"{os.getpid()}.txt")
    target.write_text("\n".join(sorted({str(Path(path).absolute()) for path in _opened})), encoding="utf-8")
