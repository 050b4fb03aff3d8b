"""The order and the search of a table, both in the address: `value` ascending, `-value` descending."""

import polars as pl

from components.reading.address import Parameter
from data.words.sorting import name_order, spelled_out

LONGEST_SEARCH = 80


def order_parameter(default: str, *columns: str) -> Parameter:
    """The page's parameter for a table's order: one of its columns, with a minus for descending."""
    words = {sign + column for column in columns for sign in ("", "-")}
    return Parameter(default, words.__contains__)


def search_parameter() -> Parameter:
    """The page's parameter for the text that a table's rows must hold."""
    return Parameter("", lambda text: len(text) <= LONGEST_SEARCH)


def other_order(current: str, column: str, number: bool) -> str:
    """The order that a click on a column's heading leads to: numbers begin with the largest."""
    first = f"-{column}" if number else column
    second = column if number else f"-{column}"
    return second if current == first else first


def in_order(rows: pl.DataFrame, order: str) -> pl.DataFrame:
    """The rows by one column, those with equal cells as they were; a missing cell is last either way.

    Text is sorted as Vietnamese dictionaries do. An order by a column that the rows lack changes nothing.
    """
    column, descending = order.lstrip("-"), order.startswith("-")
    if column not in rows.columns:
        return rows
    cells = list(enumerate(rows[column].to_list()))
    text = rows.schema[column] == pl.String
    known = sorted(
        ((place, cell) for place, cell in cells if cell is not None),
        key=lambda pair: name_order(pair[1]) if text else pair[1],
        reverse=descending,
    )
    missing = [place for place, cell in cells if cell is None]
    return rows[[place for place, _ in known] + missing]


def filter_text(rows: pl.DataFrame, text: str, *columns: str) -> pl.DataFrame:
    """The rows with the text in one of the columns, accents, capitals and “TYT” alike."""
    wanted = spelled_out(text.strip())
    if not wanted:
        return rows
    kept = [
        any(wanted in spelled_out(cell or "") for cell in cells) for cells in rows.select(columns).iter_rows()
    ]
    return rows.filter(pl.Series(kept, dtype=pl.Boolean))
