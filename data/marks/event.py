"""One event of a mark: what somebody set on, or took from, a station."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID

Kind = Literal["called", "visited", "note", "snoozed", "assigned"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LONGEST_TEXT, LONGEST_NAME, LONGEST_ID, LONGEST_VERSION = 1000, 80, 64, 64


class WrongEvent(ValueError):
    """An event that cannot be kept; its text is the name of the field that is wrong."""


@dataclass(frozen=True)
class Event:
    """id: made by the browser, so that what is sent twice is kept once; station: its site_id; day: until when
    it is snoozed, when it was called or visited; text: of a note, or the name that it is assigned to; by: who
    set it; at: when, in UTC; version, listed: of the data and date whose list it was set on; undoes: the one
    event that this one takes back, null for one that sets.
    """

    id: UUID
    station: str
    kind: Kind
    by: str
    at: datetime
    version: str
    listed: date
    day: date | None = None
    text: str = ""
    undoes: UUID | None = None

    def __post_init__(self) -> None:
        for name, fits in self._fits().items():
            if not fits:
                raise WrongEvent(name)

    def _fits(self) -> dict[str, bool]:
        offset = self.at.utcoffset()
        return {
            "station": 0 < len(self.station) <= LONGEST_ID,
            "kind": self.kind in KINDS,
            "by": len(self.by.strip()) > 0 and len(self.by) <= LONGEST_NAME,
            "at": offset is not None and not offset and 2000 <= self.at.year < 3000,
            "version": 0 < len(self.version) <= LONGEST_VERSION,
            "text": len(self.text) <= self._longest,
            "letters": _storable(self.text + self.by + self.station + self.version),
            **({} if self.undoes else self._says_what_it_sets()),
        }

    @property
    def _longest(self) -> int:
        return LONGEST_NAME if self.kind == "assigned" else LONGEST_TEXT

    def _says_what_it_sets(self) -> dict[str, bool]:
        return {
            "day": self.day is not None or self.kind in ("note", "assigned"),
            "words": bool(self.text.strip()) or self.kind not in ("note", "assigned"),
        }


def _storable(text: str) -> bool:
    """Neither PostgreSQL nor SQLite keeps halves of letters, and PostgreSQL no zero."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
