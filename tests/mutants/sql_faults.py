"""The faults that a file of SQL can be given: one token each, or one condition."""

import difflib
from collections.abc import Iterator
from itertools import groupby, pairwise

from tests.mutants.mutant import Edit, Mutant
from tests.mutants.sql_tokens import Token, is_named, tokens

SWAPS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "!=": "=",
    "+": "-", "-": "+", "*": "/", "/": "*", "AND": "OR", "OR": "AND", "TRUE": "false", "FALSE": "true",
    "NOT": "", "DISTINCT": "", "DESC": "", "ALL": "", "LEFT": "INNER",
    "SUM": "max", "MAX": "min", "MIN": "max", "BOOL_AND": "bool_or", "BOOL_OR": "bool_and",
    "FIRST": "last", "LAST": "first", "FLOOR": "ceil", "CEIL": "floor", "ROUND": "floor",
    "GREATEST": "least", "LEAST": "greatest", "ARG_MAX": "arg_min", "ARG_MIN": "arg_max",
}  # fmt: skip
STARTS = {"WHERE", "AND", "OR", "ON", "HAVING", "QUALIFY"}
STOPS = {
    "AND", "OR", "GROUP", "ORDER", "HAVING", "QUALIFY", "WINDOW", "LIMIT", "JOIN", "LEFT", "INNER", "CROSS",
    "ASOF", "UNION", "WHERE", "THEN", "WHEN", "ELSE", "END", ";", ",", "AS",
}  # fmt: skip
ALIKE = 2

Fault = tuple[str, Edit]


def sql_mutants(room: str, path: str, source: str) -> Iterator[Mutant]:
    """Every fault that the file can be given."""
    for _, statement in groupby(tokens(source), key=lambda token: token.statement):
        found = list(statement)
        for faults in (_swaps, _nulls, _numbers, _conditions, _others):
            for fault, edit in faults(found):
                yield Mutant(room, path, fault, (edit,))


def _swaps(found: list[Token]) -> Iterator[Fault]:
    for at, token in enumerate(found):
        other = SWAPS.get(token.upper)
        before = found[at - 1] if at else None
        if other is None or _of_between(found, at) or (before and before.text == "."):
            continue
        if token.text != "*" or (before and (before.kind in ("number", "word") or before.text in ")]")):
            yield f"{token.upper} → {other or 'dropped'}", Edit(token.start, token.end, other)


def _nulls(found: list[Token]) -> Iterator[Fault]:
    for one, two in pairwise(found):
        if one.upper == "IS" and two.upper in ("NULL", "DISTINCT"):
            yield f"IS {two.upper} → IS NOT {two.upper}", Edit(one.end, one.end, " NOT")


def _of_between(found: list[Token], at: int) -> bool:
    """Whether a token is the AND of a BETWEEN … AND …, which the nearer keyword before it tells."""
    earlier = [token.upper for token in found[:at] if token.upper in (*STARTS, "BETWEEN")]
    return found[at].upper == "AND" and bool(earlier) and earlier[-1] == "BETWEEN"


def _numbers(found: list[Token]) -> Iterator[Fault]:
    for token in found:
        if token.kind == "number":
            value = float(token.text) if "." in token.text else int(token.text)
            yield "constant + 1", Edit(token.start, token.end, str(value + 1))
            yield "constant − 1", Edit(token.start, token.end, str(value - 1))


def _conditions(found: list[Token]) -> Iterator[Fault]:
    """Each condition of WHERE, ON and HAVING replaced by true."""
    for at, token in enumerate(found):
        if token.upper in STARTS and not _of_between(found, at):
            last = _end_of_condition(found, at + 1)
            if last > at:
                yield "condition dropped", Edit(found[at + 1].start, found[last].end, "true")


def _end_of_condition(found: list[Token], first: int) -> int:
    """The index of the last token of the condition that starts at `first`."""
    depth = 0
    for at in range(first, len(found)):
        text, stops = found[at].text, found[at].upper in STOPS and not _of_between(found, at)
        if depth == 0 and (stops or text in ")]"):
            return at - 1
        depth += (text in "([") - (text in ")]")
    return len(found) - 1


def _others(found: list[Token]) -> Iterator[Fault]:
    """Each column, parameter and text replaced by those of its statement whose names are most like it."""
    named = [token for at, token in enumerate(found) if is_named(found, at)]
    for token in named:
        others = {other.text for other in named if other.family == token.family} - {token.text}
        for other in difflib.get_close_matches(token.text, sorted(others), ALIKE, cutoff=0.0):
            yield "another of its kind", Edit(token.start, token.end, other)
