"""The sheets of a file that hold a table, as its rows: what is wrong in them, and what was understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from data.checks.fit import ARROW_TYPES
from data.contract import LEDGER_IDS, STATION, TABLES, Column, Table
from data.convert.codes import Lost
from data.convert.column import ReadColumn, read_column
from data.convert.expected import Fault, expected, listed, one_line
from data.convert.headings import Headed, headed
from data.convert.mapping import Mapped, Source
from data.convert.rows import Rows, rows_under
from data.convert.sheet import Sheet, shown


@dataclass
class Part:
    """The rows of one sheet; `columns` as they were read, `faults` and `notes` as sentences need them."""

    rows: Rows
    columns: dict[str, ReadColumn] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def table(self, listed_columns: Sequence[Column]) -> pa.Table:
        """The columns that the sheet has, whole numbers in 64 bits: the check says which do not fit."""
        return pa.table(
            {
                column.name: pa.array(self.columns[column.name].values, _wide(column))
                for column in listed_columns
                if column.name in self.columns
            }
        )


def parts(sheets: Sequence[Sheet], table: Table, mapped: Mapped, lost: Mapping[str, Lost]) -> list[Part]:
    """A part for each sheet that holds rows of the table; the fault of the likeliest one where none does."""
    seen = [sheet for sheet in sheets if not sheet.hidden]
    found = [headed(sheet, table, mapped) for sheet in _of_table(seen, table)]
    whole = [one for one in found if not missing(one, table, mapped)]
    chosen = [one for one in whole if len(one.columns) > 1] or whole
    if not chosen:
        return [_without_columns(max(found, key=lambda one: len(one.columns)), table, mapped)]
    read = [_part(one, table, mapped, lost) for one in chosen]
    taken = [one.sheet.name for one in chosen]
    read[0].notes += _sheets_left_out(sheets, taken)
    return read


def _sheets_left_out(sheets: Sequence[Sheet], taken: Sequence[str]) -> Iterator[str]:
    for hidden, said in ((False, "sheets left out"), (True, "hidden sheets left out")):
        names = [sheet.name for sheet in sheets if sheet.hidden == hidden and sheet.name not in taken]
        if names:
            yield f"{sheets[0].place.partition(', sheet “')[0]}: {said}: {listed(names)}"


def _of_table(sheets: Sequence[Sheet], table: Table) -> Sequence[Sheet]:
    """The sheet that is named as the table; else all that are not named as another."""
    names = [one.name for one in TABLES]
    named = [sheet for sheet in sheets if sheet.name == table.name]
    return named or [sheet for sheet in sheets if sheet.name not in names] or sheets


def missing(found: Headed, table: Table, mapped: Mapped) -> list[str]:
    """The columns that the contract needs and the sheet has not; ledgers may be columns of their own."""
    has = {*found.columns, *(name for name, source in mapped.items() if source.always is not None)}
    if has & set(LEDGER_IDS):
        has |= {"ledger_id", "state"}
    return [column.name for column in table.columns if not column.nullable and column.name not in has]


def _without_columns(found: Headed, table: Table, mapped: Mapped) -> Part:
    told = [f"“{one_line(text)}”" for text in found.headings if text]
    came = f"not among the headings {listed(told)}" if told else "no row of headings was recognised"
    wanted = (
        "a heading for each: see that --table is right; a TOML (--headings) names another heading or one "
        "value for all rows, --template writes a sheet to fill in"
    )
    fault = Fault(found.sheet.place, (), ", ".join(missing(found, table, mapped)), "", came, wanted)
    return Part(Rows(found.sheet, {}), faults=[fault])


def _part(found: Headed, table: Table, mapped: Mapped, lost: Mapping[str, Lost]) -> Part:
    rows = rows_under(found, table, mapped)
    part = Part(rows, faults=[*_faults_of_headings(found, mapped)])
    if not rows.labels:
        part.faults.append(_without_rows(found, table))
    for column in table.columns:
        if column.name in rows.cells:
            meant = mapped.get(column.name, Source()).values
            read = read_column(column, rows.cells[column.name], meant, lost.get(column.name, {}))
            part.columns[column.name] = read
            part.faults += _faults_of_cells(rows, column, read)
            part.notes += _understood(rows, column, read)
            if table is STATION and column.name == "station_id":
                part.notes += _uneven(rows, read)
    part.notes += _left_out(found, table, rows)
    return part


def _without_rows(found: Headed, table: Table) -> Fault:
    """No row at all, or a file of another table, of which the station's code alone is recognised."""
    if [*found.columns] != ["station_id"]:
        return Fault(found.sheet.place, (), "", "", "no row under the headings", "one a station")
    came = f"only “{one_line(found.heading('station_id'))}” is a heading of {table.name}"
    wanted = "others too: see that --table is right, or name them in a TOML (--headings)"
    return Fault(found.sheet.place, (), "", "", came, wanted)


def _faults_of_headings(found: Headed, mapped: Mapped) -> Iterator[Fault]:
    told = [f"“{one_line(text)}”" for text in found.headings if text]
    for name, places in found.columns.items():
        if len(places) > 1:
            same = " and ".join(f"“{one_line(found.headings[place])}”" for place in places)
            wanted = "one of them: name it in a TOML (--headings)"
            yield Fault(found.sheet.place, (), name, "", f"the headings {same} are both it", wanted)
    for name, source in mapped.items():
        if source.heading and name not in found.columns:
            came = f"no heading is “{source.heading}”, as the TOML has it"
            yield Fault(found.sheet.place, (), name, "", came, f"one of {listed(told)}")


def _faults_of_cells(rows: Rows, column: Column, read: ReadColumn) -> Iterator[Fault]:
    for came, places in read.misfits.items():
        labels = tuple(rows.labels[place] for place in places)
        heading = rows.headings.get(column.name, "")
        yield Fault(rows.sheet.place, labels, column.name, heading, f"“{came}” came", expected(column))


def _understood(rows: Rows, column: Column, read: ReadColumn) -> Iterator[str]:
    """What had to be understood, with the first example, so that the operator can contradict."""
    for how, places in read.understood.items():
        first = places[0]
        came, taken = shown(rows.cells[column.name][first]), read.values[first]
        rest = f" and {len(places) - 1:,} more" if len(places) > 1 else ""
        yield f"{rows.sheet.place}: {column.name}: {how}: row {rows.labels[first]}, {came} → {taken}{rest}"
    empty = sum(value is None for value in read.values)
    if column.kind == "bool" and empty and set(read.values) == {True, None}:
        yield (
            f"{rows.sheet.place}: {column.name}: {empty:,} empty cells beside marks are not known, "
            "not a no: write Không where it is one"
        )


def _uneven(rows: Rows, read: ReadColumn) -> Iterator[str]:
    """A register of numbers of several lengths: nothing tells whether a spreadsheet took their zeros."""
    ids = [value for value in read.values if isinstance(value, str)]
    lengths = sorted({len(one) for one in ids})
    if len(lengths) > 1 and all(one.isdecimal() for one in ids):
        yield (
            f"{rows.sheet.place}: station_id: codes of {lengths[0]} to {lengths[-1]} digits: if a program "
            "took zeros from them, format the column as text and write them again"
        )


def _left_out(found: Headed, table: Table, rows: Rows) -> Iterator[str]:
    place = found.sheet.place
    yield from (f"{place}: {said}" for said in found.sheet.said)
    if found.unmapped:
        yield f"{place}: columns not taken: {listed([one_line(text) for text in found.unmapped])}"
    absent = [name for name in table.names if name not in rows.cells]
    if absent:
        yield f"{place}: columns that it lacks, not known for any row: {listed(absent)}"
    if rows.left_out:
        yield f"{place}: rows left out, without a station or without a value: {listed(rows.left_out)}"


def _wide(column: Column) -> pa.DataType:
    kind = ARROW_TYPES[column.kind]
    return pa.int64() if pa.types.is_integer(kind) else kind
