"""The file of roles: read, held against what it may say, and read again when it changed."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from data.errors import TramSoError
from data.roles.mapping import PLACE, RoleMapping, Rule, province_codes
from data.scope import Role

KEYS = {"role", "claim", "values", "pattern", "province"}


def mapping_in(path: Path | None) -> RoleMapping:
    """The rules of a file as it is now. Raises TramSoError, a line a fault, each with the rule it is in."""
    if path is None:
        raise TramSoError(
            "TRAMSO_ROLES is not set: name the file that says which groups may see what, and check it with "
            "`python -m data roles FILE`."
        )
    try:
        found = path.stat()
    except OSError as error:
        raise TramSoError(f"{path} cannot be read ({error.strerror}): it says who may see what.") from None
    return _read(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> RoleMapping:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise TramSoError(f"{path} cannot be read: write it as text in UTF-8 ({error}).") from None
    return parsed(text, str(path))


def parsed(text: str, where: str) -> RoleMapping:
    """The rules of a text. Raises TramSoError, a line a fault; where: what the file is called in it."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TramSoError(f"{where} is no TOML: {error}.") from None
    faults = [f"{where}{fault}" for fault in _faults(document)]
    if faults:
        raise TramSoError("\n".join(faults))
    return RoleMapping(tuple(_rule(rule, document.get("claim", "")) for rule in document["role"]))


def _rule(rule: Mapping[str, object], claim: str) -> Rule:
    return Rule(
        role=cast(Role, rule["role"]),
        claim=str(rule.get("claim", claim)),
        values=frozenset(cast(list[str], rule.get("values", []))),
        pattern=cast(str | None, rule.get("pattern")),
        province=cast(str | None, rule.get("province")),
    )


def _faults(document: Mapping[str, object]) -> Iterator[str]:
    for key in sorted(set(document) - {"claim", "role"}):
        yield f": unknown key “{key}”: write claim and [[role]] only."
    claim, rules = document.get("claim"), document.get("role")
    if claim is not None and not _is_text(claim):
        yield ": claim has to be the name of a claim such as “groups”."
    if not isinstance(rules, list) or not rules:
        yield ": there is no [[role]], so nobody could be let in: write one a role."
        return
    for number, rule in enumerate(rules, 1):
        told = _faults_of(rule, claim) if isinstance(rule, dict) else ["it has to be a table [[role]]."]
        yield from (f", rule {number}: {fault}" for fault in told)


def _faults_of(rule: Mapping[str, object], claim: object) -> Iterator[str]:
    for key in sorted(set(rule) - KEYS):
        yield f"unknown key “{key}”: write {', '.join(sorted(KEYS))} only."
    if rule.get("role") not in get_args(Role):
        yield f"role is “{rule.get('role', '')}”: write one of {', '.join(get_args(Role))}."
    if not _is_text(rule.get("claim", claim)):
        yield "it names no claim: write claim here, or once at the top of the file."
    yield from _faults_of_values(rule)
    yield from _faults_of_place(rule)


def _faults_of_values(rule: Mapping[str, object]) -> Iterator[str]:
    values, pattern = rule.get("values"), rule.get("pattern")
    if values is None and pattern is None:
        yield "it has neither values nor a pattern: write which values of the claim give the role."
    if values is not None and not (isinstance(values, list) and values and all(map(_is_text, values))):
        yield 'values has to be a list of texts such as ["tramso-ministry"].'
    if pattern is not None and not (isinstance(pattern, str) and pattern.count(PLACE) == 1):
        yield f"pattern has to be a text that holds {PLACE} once, such as “tramso-province-{PLACE}”."


def _faults_of_place(rule: Mapping[str, object]) -> Iterator[str]:
    province, of_province = rule.get("province"), rule.get("role") == "province"
    if not of_province:
        yield from (
            f"{key} goes with the role province only: take it out."
            for key in ("province", "pattern")
            if key in rule
        )
    elif "values" in rule and province is None:
        yield "values of the role province need its code: write province, or a pattern instead of values."
    if province is not None and (not isinstance(province, str) or province not in province_codes()):
        yield f"province is “{province}”: write the code of one of the 34 provinces as text, such as “11”."
    if province is not None and "values" not in rule:
        yield "province needs values; in a pattern the value itself names the code."


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
