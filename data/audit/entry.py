"""One entry of the audit log, as a line of JSON."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Literal, get_args

from data.errors import TramSoError

Deed = Literal[
    "signed_in",
    "signed_out",
    "refused",
    "exported",
    "marked",
    "published",
    "withdrawn",
    "rolled_back",
    "pruned",
    "trimmed",
]
DEEDS: tuple[Deed, ...] = get_args(Deed)
LONGEST = 500  # letters of a fact: an address that somebody sends may be of any length
FIRST = ""  # what stands for the hash before the first entry of all


@dataclass(frozen=True)
class Entry:
    """number: from 1, without gaps; at: UTC; who: as sign-in names him, or the user of the system.

    facts: on what, in short texts; before: the hash of the entry before; hash: of all else in this one.
    """

    number: int
    at: str
    who: str
    role: str
    deed: str
    facts: dict[str, str]
    before: str
    hash: str = ""

    @property
    def hashed(self) -> str:
        """The hash that the entry must have: SHA-256 of its other fields as JSON, keys in order."""
        fields = {name: value for name, value in asdict(self).items() if name != "hash"}
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def line(self) -> str:
        """The entry as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"


def entry_of(line: str) -> Entry:
    """The entry that a line holds; raises TramSoError where it holds none."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        raise TramSoError(f"No entry of the audit log: {line[:80]!r}") from None


def clipped(text: str) -> str:
    """A fact without what would begin another line or cannot be written, cut to LONGEST letters."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
