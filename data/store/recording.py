"""What a page asks: the same snapshot whose mart notes every question with what is bound to it."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from data.store.opened import OpenedMart, question_text
from data.store.snapshot import Snapshot


@dataclass(frozen=True)
class Asked:
    """One question: its file's name and text, and the parameters that the text names."""

    name: str
    text: str
    bound: Mapping[str, object]


class Recording(OpenedMart):
    """An opened mart that notes what it is asked; it shares the connection of the one it is made from."""

    def __init__(self, mart: OpenedMart) -> None:
        self.__dict__.update(mart.__dict__)
        self.asked: list[Asked] = []

    def answer(self, question: str, parameters: Mapping[str, object]) -> pl.DataFrame:
        """As the mart itself; a question asked twice alike is noted once."""
        text, names = question_text(question)
        asked = Asked(question, text, {name: parameters[name] for name in sorted(names)})
        if asked not in self.asked:
            self.asked.append(asked)
        return super().answer(question, parameters)


class Afresh(str):
    """A version's id that equals nothing but itself, so that no loader answers from what it has kept."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def recorded(snapshot: Snapshot) -> tuple[Snapshot, Recording]:
    """The snapshot to build a page with once, and what will have been asked by then."""
    recording = Recording(snapshot.mart)
    return Snapshot(Afresh(snapshot.version), snapshot.date, recording), recording
