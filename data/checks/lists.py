"""The official lists, as CSV files: targets, the titles of the 78 ledgers, population; read and judged."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isfinite

from data.contract import LEDGER_IDS
from data.errors import TramSoError
from data.measures.metrics import BY_KEY
from data.scope import LEVELS, SCHEMES

Row = dict[str, str]
AIMED = {key: metric for key, metric in BY_KEY.items() if metric.better == "higher"}
OFFICIAL_LEVELS: dict[str, tuple[str, ...]] = {scheme: LEVELS[scheme][2:] for scheme in SCHEMES}
COMPARISONS = ("at_least", "above")


@dataclass(frozen=True)
class ListKind:
    """One kind of list: its columns, and the faults of its rows, one sentence each."""

    name: str
    columns: tuple[str, ...]
    faults: Callable[[Sequence[Row]], Iterator[str]]


def read_list(content: bytes, kind: ListKind) -> list[Row]:
    """The rows of a list, cells without white space around them, other columns left out.

    Raises TramSoError when it is no UTF-8 CSV or lacks a column.
    """
    try:
        lines = csv.DictReader(content.decode("utf-8-sig").splitlines())
        rows = list(lines)
    except (UnicodeDecodeError, csv.Error):
        raise TramSoError(f"The list of {kind.name} is no UTF-8 CSV: save it as one.") from None
    missing = [column for column in kind.columns if column not in (lines.fieldnames or ())]
    if missing:
        raise TramSoError(f"The list of {kind.name} lacks the column {', '.join(missing)}: add it.")
    return [{column: (row[column] or "").strip() for column in kind.columns} for row in rows]


def _target_faults(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        yield "The list has no target: add one a line."
    times = Counter(row["metric"] for row in rows)
    for number, row in enumerate(rows, start=2):
        yield from (f"Line {number}: {fault}." for fault in _faults_of_target(row, times[row["metric"]]))


def _faults_of_target(row: Row, times: int) -> Iterator[str]:
    metric = AIMED.get(row["metric"])
    if metric is None:
        yield f"no target can be set for the metric “{row['metric']}”; write one of {', '.join(AIMED)}"
    elif times > 1:
        yield f"{row['metric']} has {times} targets; leave one"
    yield from _faults_of_value(row, share=metric is not None and metric.form == "share")
    if row["comparison"] not in ("", *COMPARISONS):
        yield f"comparison is “{row['comparison']}”; write {' or '.join(COMPARISONS)}"
    for column in ("by", "issued"):
        if not _is_day(row[column]):
            yield f"{column} is “{row[column]}”; write a date such as 2030-12-31"
    for column in ("document", "article"):
        if not row[column]:
            yield f"{column} is empty; write the basis of the target, as “NQ 282/NQ-CP” and “Điều 1”"


def _faults_of_value(row: Row, *, share: bool) -> Iterator[str]:
    value, upper = _number(row["value"]), _number(row["upper"])
    for column, number in (("value", value), ("upper", upper)):
        wanted = "a share from 0 to 1, as 0.95" if share else "a number above 0, as 4"
        needed = column == "value" or row[column]
        if needed and (number is None or not 0 < number <= (1 if share else inf)):
            yield f"{column} is “{row[column]}”; write {wanted}"
    if value is not None and upper is not None and upper <= value:
        yield f"upper {row['upper']} is not above value {row['value']}; correct one of them"


def _ledger_faults(rows: Sequence[Row]) -> Iterator[str]:
    times = Counter(row["ledger_id"] for row in rows)
    for number, row in enumerate(rows, start=2):
        if row["ledger_id"] not in LEDGER_IDS:
            yield f"Line {number}: ledger_id is “{row['ledger_id']}”; write L01 to L78."
        for column in ("name_vi", "name_en"):
            if not row[column]:
                yield f"Line {number}: {column} of {row['ledger_id']} is empty; write the official title."
        if not row["document"]:
            yield f"Line {number}: document of {row['ledger_id']} is empty; write what the title rests on."
    yield from (f"{one} stands {times[one]} times; leave one line." for one in LEDGER_IDS if times[one] > 1)
    yield from (f"{one} is missing; add its line." for one in LEDGER_IDS if not times[one])


def _population_faults(rows: Sequence[Row]) -> Iterator[str]:
    for number, row in enumerate(rows, start=2):
        whole = row["year"].isdecimal() and row["people"].isdecimal()
        if not whole or row["level"] not in OFFICIAL_LEVELS.get(row["scheme"], ()):
            yield f"Line {number}: take the population in again by its command."


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


TARGETS = ListKind(
    "targets",
    ("metric", "value", "upper", "comparison", "by", "document", "article", "issued"),
    _target_faults,
)
POPULATION = ListKind(
    "population", ("scheme", "level", "code", "year", "people", "source"), _population_faults
)
LEDGERS = ListKind("ledgers", ("ledger_id", "name_vi", "name_en", "document"), _ledger_faults)
