"""The product's rooms, every fault that they can be given, and a random choice among them."""

import random
from collections.abc import Iterator

import duckdb

from tests.mutants.mutant import Mutant
from tests.mutants.python_faults import python_mutants
from tests.mutants.sql_faults import sql_mutants
from tests.mutants.tree import TREE
from tests.mutants.words_faults import words_mutants

ROOMS = ("data", "queries", "components", "pages", "words")
WORDS = "data/words"


def source_of(path: str) -> str:
    """A file's text as it stands in the project."""
    return (TREE / path).read_text(encoding="utf-8")


def mutants_of(room: str) -> Iterator[Mutant]:
    """Every fault that the files of a room can be given."""
    if room == "words":
        for path in sorted((TREE / WORDS).glob("*/*.toml")):
            other = next(
                folder for folder in (TREE / WORDS).iterdir() if folder.is_dir() and folder != path.parent
            )
            name = str(path.relative_to(TREE))
            yield from words_mutants(name, path.read_text(), (other / path.name).read_text())
        return
    for path in sorted((TREE / room).rglob("*")):
        name = str(path.relative_to(TREE))
        if path.suffix == ".py":
            yield from python_mutants(room, name, path.read_text())
        elif path.suffix == ".sql":
            yield from sql_mutants(room, name, path.read_text())


def chosen(room: str, count: int, seed: int) -> list[Mutant]:
    """So many different faults that can be parsed, by chance: a line, a kind of fault in it, one of these."""
    draw = random.Random(f"{seed} {room}")
    lines: dict[tuple[str, int], list[Mutant]] = {}
    for mutant in mutants_of(room):
        lines.setdefault((mutant.path, mutant.line(source_of(mutant.path))), []).append(mutant)
    places = sorted(lines)
    found: list[Mutant] = []
    while places and len(found) < count:
        place = draw.choice(places)
        kind = draw.choice(sorted({mutant.fault for mutant in lines[place]}))
        mutant = draw.choice([mutant for mutant in lines[place] if mutant.fault == kind])
        lines[place].remove(mutant)
        if not lines[place]:
            places.remove(place)
        if can_be_parsed(mutant):
            found.append(mutant)
    return found


def can_be_parsed(mutant: Mutant) -> bool:
    """Whether the fault is one that a reader of the file would not refuse at once."""
    text = mutant.of(source_of(mutant.path))
    try:
        if mutant.path.endswith(".py"):
            compile(text, mutant.path, "exec")
        if mutant.path.endswith(".sql"):
            duckdb.extract_statements(text)
    except (SyntaxError, duckdb.Error):
        return False
    return True
