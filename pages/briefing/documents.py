"""A briefing → a file, by its ending."""

from collections.abc import Callable
from pathlib import Path

from components.briefing.drawn import DrawnBriefing
from components.renderers.pptx.document import pptx_bytes

Write = Callable[[DrawnBriefing], bytes]


def _pptx(drawn: DrawnBriefing) -> bytes:
    return pptx_bytes(drawn)[0]


WRITERS: dict[str, Write] = {
    ".pptx": _pptx,
}


def document(drawn: DrawnBriefing, ending: str) -> bytes:
    """The file of a kind; raises KeyError where there is none of that ending."""
    return WRITERS[ending](drawn)


def ending_of(path: Path) -> str:
    """The ending of a file, in small letters."""
    return path.suffix.lower()
