"""What is wrong with a whole file, so that its sender can mend it: column, what came, what is expected."""

import unicodedata
from collections import Counter
from collections.abc import Iterable

import pyarrow as pa

from data.checks.fit import takes
from data.contract import Kind, Table
from data.store.report import SEEMS, Fault

EXPECTED: dict[Kind, str] = {
    "text": "text",
    "int8": "a whole number",
    "int16": "a whole number",
    "int32": "a whole number",
    "double": "a number",
    "bool": "true or false",
    "date": "a date",
    "time": "a time",
}
_PARQUET, _ZIP = b"PAR1", b"PK"


def file_faults(table: Table, arrived: pa.Schema) -> list[Fault]:
    """What holds a whole file with this schema back; empty when it goes on to its rows.

    A listed name that stands twice is a wrong type: nothing tells which of the two is meant.
    """
    times = Counter(arrived.names)
    missing = [
        Fault("missing_column", column.name, "not there", EXPECTED[column.kind], similar(column.name, times))
        for column in table.columns
        if not column.nullable and not times[column.name]
    ]
    repeated = [
        Fault("wrong_type", column.name, f"{times[column.name]} columns of that name", EXPECTED[column.kind])
        for column in table.columns
        if times[column.name] > 1
    ]
    wrong = [
        Fault("wrong_type", column.name, str(arrived.field(column.name).type), EXPECTED[column.kind])
        for column in table.columns
        if times[column.name] == 1 and not takes(column.kind, arrived.field(column.name).type)
    ]
    return missing + repeated + wrong


def unreadable(content: bytes) -> Fault:
    """What a file that cannot be read seems to be instead."""
    return Fault("unreadable_file", "", SEEMS[_seems(content)], "Parquet")


def similar(name: str, names: Iterable[str]) -> str:
    """The first of the names that differs from this one only by an invisible mark, capitals or spaces."""
    return next((other for other in names if other != name and _bare(other) == _bare(name)), "")


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def _seems(content: bytes) -> str:
    """A key of SEEMS."""
    if not content:
        return "empty"
    if content.startswith(_PARQUET):
        return "damaged"
    if content.startswith(_ZIP):
        return "archive"
    return "other" if b"\0" in content[:1000] else "text"
