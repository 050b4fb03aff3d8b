"""The rows held back, as evidence: where each stood, why it failed, and its values as JSON."""

import json
import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.fit import plain
from data.checks.places_of_faults import columns_of
from data.checks.reading import Reading
from data.contract import Table

SCHEMA = pa.schema(
    [
        ("date", pa.date32()),
        ("table", pa.string()),
        ("file", pa.string()),
        ("row_number", pa.int64()),
        ("reasons", pa.list_(pa.string())),
        ("values", pa.string()),
        ("columns", pa.list_(pa.string())),
    ]
)


def held_back(day: date, table: Table, reading: Reading, failed: pa.Table) -> pa.Table:
    """One row a failed row, in the order of arrival. `failed`: row (its number), reasons (list of text).

    columns: for each of the reasons the column, or the columns, that it is about.
    """
    failed = failed.sort_by("row")
    rows = failed["row"].to_numpy()
    files, numbers = reading.origins(rows)
    columns = [
        pa.repeat(pa.scalar(day, pa.date32()), len(rows)),
        pa.repeat(pa.scalar(table.name, pa.string()), len(rows)),
        pa.array(files, pa.string()),
        pa.array(numbers),
        failed["reasons"],
        *_evidence(table, reading, rows, failed["reasons"].combine_chunks()),
    ]
    return pa.table(columns, schema=SCHEMA)


def row_texts(table: pa.Table) -> pa.Array:
    """Each row of any table as one JSON object with every column; a repeated name gets its number behind."""
    parts: list[pa.Array | pa.Scalar] = []
    for place, name in enumerate(_distinct(table.column_names)):
        opening = ("{" if place == 0 else ", ") + json.dumps(name, ensure_ascii=False) + ": "
        parts += [pa.scalar(opening), _texts(table.column(place))]
    if not parts:
        return pa.repeat(pa.scalar("{}"), table.num_rows)
    return pc.binary_join_element_wise(*parts, pa.scalar("}"), pa.scalar(""))


def _evidence(
    table: Table, reading: Reading, rows: npt.NDArray[np.int64], reasons: pa.Array
) -> tuple[pa.Array, pa.Array]:
    """The JSON of these rows (ascending) and the columns of their reasons, from the batches with them."""
    places, texts = [np.empty(0, np.int64)], [pa.array([], pa.string())]
    columns = [pa.array([], pa.list_(pa.string()))]
    for batch in reading.batches:
        wanted = np.flatnonzero(np.isin(rows, batch.rows, assume_unique=True))
        if len(wanted) and batch.table is not None:
            places.append(wanted)
            picked = np.searchsorted(batch.rows, rows[wanted])
            arrived = _picked(batch.table, picked)
            texts.append(row_texts(arrived))
            why = reasons.take(pa.array(wanted)).to_pylist()
            columns.append(pa.array(columns_of(table, arrived, why), pa.list_(pa.string())))
    order = pa.array(np.argsort(np.concatenate(places)))
    return pa.concat_arrays(texts).take(order), pa.concat_arrays(columns).take(order)


def _picked(table: pa.Table, places: npt.NDArray[np.int64]) -> pa.Table:
    """These rows; a column of a type that Arrow cannot pick from yet (views, some nested) comes as text."""
    columns = []
    for column in table.columns:
        try:
            columns.append(column.take(pa.array(places)))
        except pa.ArrowNotImplementedError:
            columns.append(pa.chunked_array([pa.array([_shown(column[int(place)]) for place in places])]))
    return pa.table(columns, names=table.column_names)


def _shown(value: pa.Scalar) -> str | None:
    return str(value) if value.is_valid else None


def _texts(column: pa.ChunkedArray) -> pa.Array:
    """Each value as JSON text; written once a distinct value, as tables repeat themselves."""
    column = _printable(plain(column))
    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    try:
        encoded = array.dictionary_encode()
    except pa.ArrowNotImplementedError:  # nested values
        return pa.array([_text(value) for value in _python(array)], pa.string())
    words = pa.array([_text(value) for value in _python(encoded.dictionary)], pa.string())
    return words.take(encoded.indices).fill_null("null")


def _printable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Kinds whose Python values are lossy or fail (odd bytes, nanoseconds, far years) as bytes or text."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return column.cast(pa.large_binary())
    if pa.types.is_timestamp(kind):
        text = pc.replace_substring(column.cast(pa.timestamp(kind.unit)).cast(pa.string()), " ", "T")
        return text if kind.tz is None else pc.binary_join_element_wise(text, "Z", "")
    if pa.types.is_date(kind) or pa.types.is_time(kind):
        return column.cast(pa.string())
    return column.cast(pa.int64()) if pa.types.is_duration(kind) else column


def _python(array: pa.Array) -> Iterable[object]:
    try:
        values: list[object] = array.to_pylist()
    except (ValueError, OverflowError, UnicodeDecodeError):
        return [str(value) for value in array]
    return values


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "backslashreplace")
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value).replace("nan", "NaN").replace("inf", "Infinity")
    if isinstance(value, Decimal):
        return str(value)
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        return json.dumps(str(value), ensure_ascii=False)


def _distinct(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    shown = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        shown.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return shown
