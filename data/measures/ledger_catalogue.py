"""The illustrative catalogue of the 78 ledgers: names, programmes, and how well each is attested."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from data.geography.reference import read_reference
from data.words import Language

Evidence = Literal["D", "K", "U", "I"]

STATES = ("electronic", "parallel", "paper", "not_applicable", "missing")


@dataclass(frozen=True)
class Ledger:
    """One ledger. evidence: D documented, K known official form, U reported in use, I inferred."""

    ledger_id: str
    programme: str
    programmes: tuple[str, str]
    names: tuple[str, str]
    evidence: Evidence

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
        )
        for row in read_reference("ledgers78.csv")
    )
