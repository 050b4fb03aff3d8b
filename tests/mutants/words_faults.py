"""The faults that a file of words can be given: two labels swapped, a placeholder lost, another language."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.mutants.mutant import Edit, Mutant

LINE = re.compile(r'^(?:\[(?P<table>[^\]]+)\]|(?P<name>[^\s#="]+) = "(?P<text>(?:[^"\\]|\\.)*)")', re.M)
PLACEHOLDER = re.compile(r" ?\{\w+\}")


class Label(NamedTuple):
    """A key and its words, with their place in the file."""

    key: str
    text: str
    start: int
    end: int

    @property
    def family(self) -> str:
        return self.key.rpartition(".")[0]


def labels(source: str) -> list[Label]:
    """Every key of a file of words, in its order."""
    found, table = [], ""
    for match in LINE.finditer(source):
        if match["table"]:
            table = f"{match['table']}."
        else:
            found.append(Label(f"{table}{match['name']}", match["text"], *match.span("text")))
    return found


def words_mutants(path: str, source: str, other_language: str) -> Iterator[Mutant]:
    """Every fault that the file can be given; `other_language` is the text of its counterpart."""
    theirs = {label.key: label.text for label in labels(other_language)}
    found = labels(source)
    for label in found:
        if (their := theirs.get(label.key, label.text)) != label.text:
            yield _mutant(path, "the other language", (label, their))
        for match in PLACEHOLDER.finditer(label.text):
            yield _mutant(path, "placeholder dropped", (label, label.text.replace(match.group(), "", 1)))
        for other in _beside(label, found):
            yield _mutant(path, f"swapped with {other.key}", (label, other.text), (other, label.text))


def _beside(label: Label, found: list[Label]) -> list[Label]:
    """The next two labels of the same family, else of the file, that say something else."""
    after = [other for other in found if other.start > label.start and other.text != label.text]
    return ([other for other in after if other.family == label.family] or after)[:2]


def _mutant(path: str, fault: str, *changes: tuple[Label, str]) -> Mutant:
    edits = tuple(Edit(label.start, label.end, text) for label, text in changes)
    return Mutant("words", path, fault, edits, keys=tuple(label.key for label, _ in changes))
