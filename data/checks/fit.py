"""From a column as its writer typed it to the contract's type, and which of its values do not fit.

Types of another kind (text for a number, a number for a bool, a date for a time) are refused whole;
inside a kind every width, unit, sign and encoding is taken.
"""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from data.checks.times import fit_date, fit_time
from data.contract import Kind, Table

ARROW_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "int32": pa.int32(),
    "double": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "time": pa.timestamp("us", "UTC"),
}
_LIMITS: dict[Kind, int] = {"int8": 2**7, "int16": 2**15, "int32": 2**31}
_FAMILIES: dict[Kind, tuple[str, ...]] = {
    "text": ("text",),
    "int8": ("number",),
    "int16": ("number",),
    "int32": ("number",),
    "double": ("number",),
    "bool": ("bool",),
    "date": ("date", "time"),
    "time": ("time",),
}


@dataclass(frozen=True)
class Fitted:
    """A column in its contract type; `misfit` marks values that do not fit (None: all do).

    `exact` holds the numbers as they came, to compare by: an integer stays one, dates are days.
    """

    values: pa.ChunkedArray
    misfit: pa.ChunkedArray | None = None
    exact: pa.ChunkedArray | None = None


def arrow_schema(table: Table) -> pa.Schema:
    """The contract's types of a table's accepted rows."""
    return pa.schema([(column.name, ARROW_TYPES[column.kind]) for column in table.columns])


def takes(kind: Kind, arrived: pa.DataType) -> bool:
    """True where a column of the arrived type can hold values of the kind without loss."""
    family = _family(_plain_type(arrived))
    return family == "nothing" or family in _FAMILIES[kind]


def fit(column: pa.ChunkedArray, kind: Kind) -> Fitted:
    """The column in the kind's type; what does not fit becomes null (in text: odd bytes replaced)."""
    column = plain(column)
    if pa.types.is_null(column.type):
        return Fitted(column.cast(ARROW_TYPES[kind]))
    if kind == "text":
        return _fit_text(column)
    if kind == "bool":
        return Fitted(column)
    if kind == "double":
        return Fitted(column.cast(pa.float64(), safe=False))
    if kind == "date":
        return Fitted(*fit_date(column))
    if kind == "time":
        return Fitted(*fit_time(column))
    return _fit_whole(column, kind)


def plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column without dictionary, run-length or extension wrapping."""
    while not column.type.equals(_plain_type(column.type)):
        column = _unwrapped(column)
    return column


def _unwrapped(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if isinstance(kind, pa.Bool8Type):
        storage = pa.chunked_array([chunk.storage for chunk in column.chunks], pa.int8())
        return pc.not_equal(storage, pa.scalar(0, pa.int8()))
    if isinstance(kind, pa.BaseExtensionType):
        return pa.chunked_array([chunk.storage for chunk in column.chunks], kind.storage_type)
    if pa.types.is_run_end_encoded(kind):
        return pa.chunked_array([pc.run_end_decode(chunk) for chunk in column.chunks], kind.value_type)
    return column.cast(kind.value_type)


def _plain_type(kind: pa.DataType) -> pa.DataType:
    if isinstance(kind, pa.Bool8Type):
        return pa.bool_()
    if isinstance(kind, pa.BaseExtensionType) and not isinstance(
        kind, pa.UuidType
    ):  # its 16 bytes are no text
        return _plain_type(kind.storage_type)
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        return _plain_type(kind.value_type)
    return kind


def _family(kind: pa.DataType) -> str:
    tests = {
        "nothing": (pa.types.is_null,),
        "text": (
            pa.types.is_string,
            pa.types.is_large_string,
            pa.types.is_string_view,
            pa.types.is_binary,
            pa.types.is_large_binary,
            pa.types.is_binary_view,
            pa.types.is_fixed_size_binary,
        ),
        "number": (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal),
        "bool": (pa.types.is_boolean,),
        "date": (pa.types.is_date,),
        "time": (pa.types.is_timestamp,),
    }
    return next((family for family, known in tests.items() if any(test(kind) for test in known)), "other")


def _fit_text(column: pa.ChunkedArray) -> Fitted:
    """Bytes are text when they decode as UTF-8, which no reader has checked yet, in a text column neither."""
    content = column.cast(pa.binary())
    try:
        return Fitted(content.cast(pa.string()))
    except pa.ArrowInvalid:
        values = content.to_pylist()
    texts = [None if value is None else value.decode("utf-8", "replace") for value in values]
    odd = [text is not None and text.encode() != value for text, value in zip(texts, values, strict=True)]
    return Fitted(pa.chunked_array([pa.array(texts, pa.string())]), pa.chunked_array([pa.array(odd)]))


def _fit_whole(column: pa.ChunkedArray, kind: Kind) -> Fitted:
    """Whole numbers inside the kind's range; a fraction, NaN or a larger number does not fit."""
    if column.type.equals(ARROW_TYPES[kind]):
        return Fitted(column, None, column)
    exact = _exact(column)
    limit = pa.scalar(_LIMITS[kind], exact.type)
    whole = _whole(column)
    fits = pc.and_(pc.less(exact, limit), pc.greater_equal(exact, pc.negate(limit)))
    fits = fits if whole is None else pc.and_(fits, whole)
    values = pc.if_else(fits, exact, pa.scalar(None, exact.type)).cast(ARROW_TYPES[kind])
    return Fitted(values, pc.fill_null(pc.invert(fits), False), exact)


def _whole(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """Mask of the numbers without a fraction; None for types that cannot have one."""
    if pa.types.is_integer(column.type):
        return None
    if pa.types.is_floating(column.type):
        column = column.cast(pa.float64())
    elif column.type.bit_width < 128:
        column = column.cast(pa.decimal128(38, column.type.scale))
    return pc.equal(pc.trunc(column), column)


def _exact(column: pa.ChunkedArray) -> pa.ChunkedArray:
    signed = pa.types.is_signed_integer(column.type) or (
        pa.types.is_integer(column.type) and column.type.bit_width < 64
    )
    return column.cast(pa.int64()) if signed else column.cast(pa.float64(), safe=False)
