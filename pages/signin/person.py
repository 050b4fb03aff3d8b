"""Who asks, as a proxy or a provider says it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Who:
    """id: stays the same for a person; name: as it is shown."""

    id: str
    name: str

    def __str__(self) -> str:
        return self.id


@dataclass(frozen=True)
class Person:
    """Somebody who has signed in, with the claims that decide what he may see."""

    who: Who
    claims: Mapping[str, object]


class NotSignedIn(Exception):
    """A request of nobody who has signed in."""


class Refused(Exception):
    """A request that is not let in; key: of the sentence that says why; status: the answer's."""

    def __init__(self, key: str, status: int = 403) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
