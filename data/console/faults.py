"""Any error as one sentence that says what to do next; no traceback ever reaches the user."""

import errno
import sys

from data.errors import TramSoError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# "transport error" is what Polars says when a Parquet file it writes finds no room.
FULL_WORDS = ("No space left", "Disk quota", "File too large", "out of disk space", "thrift: transport error")
MEMORY_WORDS = ("Out of Memory", "out of memory", "failed to allocate", "Cannot allocate memory")
LONGEST = 300


def sentence(error: BaseException) -> str:
    """One line that says what happened and what to do, one a fault of a list; an engine's own error keeps its
    words.
    """
    text = " ".join(str(error).split())[:LONGEST]
    if isinstance(error, TramSoError):
        return "\n".join(" ".join(line.split()) for line in str(error).splitlines())
    if isinstance(error, KeyboardInterrupt):
        return "Stopped before the end, nothing was published: run the same command again."
    if getattr(error, "errno", None) in FULL or any(word in text for word in FULL_WORDS):
        return "There is no room left on the disk: free some or prune old versions, then run this again."
    if isinstance(error, MemoryError) or any(word in text for word in MEMORY_WORDS):
        return "There is not enough memory: end other programs or add some, then run this again."
    if isinstance(error, OSError):
        return f"{_place(error)}{error.strerror or text}: mend that, then run this again."
    return (
        f"This stopped on a fault of the program itself ({type(error).__name__}: {text}): report it with "
        "what `python -X dev -m data …` prints."
    )


def _place(error: OSError) -> str:
    return f"{error.filename}: " if error.filename else ""


def shows_traceback() -> bool:
    """True where the operator asked to see where a fault of the program arose, with `python -X dev`."""
    return sys.flags.dev_mode
