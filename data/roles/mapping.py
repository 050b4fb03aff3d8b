"""Which values of a person's claims give which role; the widest role given counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from data.geography.reference import read_reference
from data.scope import Reader, Role

Claims = Mapping[str, object]
ROLES: tuple[Role, ...] = ("operator", "ministry", "province", "viewer")  # the widest right first
PLACE = "{province}"


@cache
def province_codes() -> frozenset[str]:
    """The codes of the 34 provinces."""
    return frozenset(row["gso_code"] for row in read_reference("provinces34.csv"))


class NoRole(Exception):
    """A person whom the file gives no role; why: `none` of its rules matched, or several `provinces` did."""

    def __init__(self, why: Literal["none", "provinces"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Rule:
    """Values of one claim that give one role; pattern: a value that holds the code at `{province}`."""

    role: Role
    claim: str
    values: frozenset[str] = frozenset()
    pattern: str | None = None
    province: str | None = None

    def reader(self, value: str) -> Reader | None:
        """The reader that one value of the claim makes; None where it does not match."""
        code = self._code_in(value)
        if value in self.values:
            return Reader(self.role, self.province)
        return Reader(self.role, code) if code else None

    def _code_in(self, value: str) -> str | None:
        if self.pattern is None:
            return None
        before, _, after = self.pattern.partition(PLACE)
        code = value.removeprefix(before).removesuffix(after)
        return code if code in province_codes() and value == f"{before}{code}{after}" else None


@dataclass(frozen=True)
class RoleMapping:
    """The rules of a file, in its order, which decides nothing."""

    rules: tuple[Rule, ...]

    def reader(self, claims: Claims) -> Reader:
        """What a person may see: the widest role that the claims give. Raises NoRole where none is, or where
        that role is `province` and two provinces are given: nobody is guessed to be of one of them.
        """
        given = {reader for _, _, reader in self._matches(claims)}
        for role in ROLES:
            found = [reader for reader in given if reader.role == role]
            if len(found) == 1:
                return found[0]
            if found:
                raise NoRole("provinces")
        raise NoRole("none")

    def kept(self, claims: Claims) -> dict[str, list[str]]:
        """The claims without every value that gives no role: what a session has to remember of a person."""
        found: dict[str, list[str]] = {}
        for claim, value, _ in self._matches(claims):
            values = found.setdefault(claim, [])
            if value not in values:
                values.append(value)
        return found

    def _matches(self, claims: Claims) -> Iterator[tuple[str, str, Reader]]:
        for rule in self.rules:
            for value in values_of(claims, rule.claim):
                reader = rule.reader(value)
                if reader:
                    yield rule.claim, value, reader


def values_of(claims: Claims, name: str) -> list[str]:
    """The texts of a claim, which is one text or a list; `realm_access.roles` is looked for inside too."""
    found: object = claims.get(name)
    if found is None and "." in name:
        outer, _, inner = name.partition(".")
        within = claims.get(outer)
        return values_of(within, inner) if isinstance(within, Mapping) else []
    if isinstance(found, str):
        return [found]
    return [value for value in found if isinstance(value, str)] if isinstance(found, list) else []
