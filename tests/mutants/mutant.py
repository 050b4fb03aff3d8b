"""A mutant: one product file with one small fault."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """Characters `start` to `end` of a file become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Mutant:
    """One fault in one file; `lines` are those whose tests can notice it, `keys` the words it touches."""

    room: str
    path: str
    fault: str
    edits: tuple[Edit, ...]
    lines: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()

    def of(self, source: str) -> str:
        """The file's text with the fault in it."""
        for edit in sorted(self.edits, key=lambda edit: -edit.start):
            source = source[: edit.start] + edit.text + source[edit.end :]
        return source

    def line(self, source: str) -> int:
        """The number of the first line that differs, from 1."""
        return source.count("\n", 0, min(edit.start for edit in self.edits)) + 1

    def before(self, source: str) -> str:
        """The lines that the first edit touches, as they are, on one line."""
        first = min(self.edits, key=lambda edit: edit.start)
        return _one_line(source, first.start, first.end)

    def after(self, source: str) -> str:
        """The same lines with the fault."""
        first = min(self.edits, key=lambda edit: edit.start)
        return _one_line(self.of(source), first.start, first.start + len(first.text))


def _one_line(text: str, start: int, end: int) -> str:
    begin, until = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return " ".join(text[begin : until if until >= 0 else len(text)].split())
