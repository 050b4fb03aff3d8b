"""The catalogue of the 78 ledgers, illustrative until the ministry gives its titles: names, evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from data.geography.reference import read_reference
from data.words import Language

Evidence = Literal["D", "K", "U", "I", "O"]

STATES = ("electronic", "parallel", "paper", "not_applicable", "missing")
TOLD = STATES[:-1]  # of ledgers that are known


@dataclass(frozen=True)
class Ledger:
    """One ledger. evidence: D documented, K known official form, U reported in use, I inferred, O official.

    basis: the document that the name rests on, empty where none is known.
    """

    ledger_id: str
    programme: str
    programmes: tuple[str, str]
    names: tuple[str, str]
    evidence: Evidence
    basis: str = ""

    def name(self, language: Language) -> str:
        """The name of the ledger."""
        return self.names[language == "en"]

    def programme_name(self, language: Language) -> str:
        """The programme that keeps it."""
        return self.programmes[language == "en"]


@cache
def ledger_catalogue() -> tuple[Ledger, ...]:
    """All 78, those of one programme together, L01 first."""
    return tuple(
        Ledger(
            row["ledger_id"],
            row["programme"],
            (row["programme_vi"], row["programme_en"]),
            (row["name_vi"], row["name_en"]),
            row["evidence"],  # type: ignore[arg-type]
            row["basis"],
        )
        for row in read_reference("ledgers78.csv")
    )


def with_titles(rows: Sequence[Mapping[str, str]]) -> tuple[Ledger, ...]:
    """The catalogue with the titles of the ministry's list (`LEDGERS` of data/checks/lists.py)."""
    return _with_titles(
        tuple((row["ledger_id"], row["name_vi"], row["name_en"], row["document"]) for row in rows)
    )


@cache
def _with_titles(titles: tuple[tuple[str, ...], ...]) -> tuple[Ledger, ...]:
    by_id = {ledger_id: given for ledger_id, *given in titles}
    return tuple(
        replace(ledger, names=(name_vi, name_en), evidence="O", basis=document)
        for ledger in ledger_catalogue()
        for name_vi, name_en, document in [by_id[ledger.ledger_id]]
    )
