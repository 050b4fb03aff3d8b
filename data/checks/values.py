"""The rules that one file and one row answer for alone: columns there, types, values, comparisons."""

from functools import reduce

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.fit import ARROW_TYPES, Fitted, arrow_schema, fit
from data.contract import Column, Table


def judged(table: Table, arrived: pa.Table, rows: npt.NDArray[np.int64]) -> pa.Table:
    """The listed columns in contract types, with `row`, `bad_value` and `inconsistent` before them."""
    fitted = fitted_columns(table, arrived)
    bad = [mask for column in table.columns for mask in bad_masks(table, column, fitted[column.name])]
    worse = [exceeding(fitted[low], fitted[high]) for low, high in table.at_most]
    return pa.table(
        [pa.array(rows), _any(bad, len(rows)), _any(worse, len(rows))]
        + [fitted[name].values for name in table.names],
        names=["row", "bad_value", "inconsistent", *table.names],
    )


def judged_schema(table: Table) -> pa.Schema:
    """The columns of `judged`."""
    marks = [("row", pa.int64()), ("bad_value", pa.bool_()), ("inconsistent", pa.bool_())]
    return pa.schema([pa.field(*mark) for mark in marks] + list(arrow_schema(table)))


def fitted_columns(table: Table, arrived: pa.Table) -> dict[str, Fitted]:
    """Every listed column in its contract type; an absent one is all null."""
    return {column.name: _fitted(column, arrived) for column in table.columns}


def _fitted(column: Column, arrived: pa.Table) -> Fitted:
    if column.name not in arrived.column_names:
        return Fitted(pa.chunked_array([pa.nulls(arrived.num_rows, ARROW_TYPES[column.kind])]))
    return fit(arrived.column(column.name), column.kind)


def bad_masks(table: Table, column: Column, fitted: Fitted) -> list[pa.ChunkedArray]:
    """Masks of the values that break the column's own rules; a null breaks only a ban on nulls."""
    values = fitted.values
    bad = [] if fitted.misfit is None else [fitted.misfit]
    if not column.nullable and column.name not in table.key:
        bad.append(pc.is_null(values))
    if column.words:
        bad.append(pc.and_(pc.is_valid(values), pc.invert(pc.is_in(values, pa.array(column.words)))))
    if column.pattern is not None:
        bad.append(pc.invert(pc.match_substring_regex(values, column.pattern)))
    if column.low is not None:
        bad.append(pc.less(values, pa.scalar(column.low, values.type)))
    if column.high is not None:
        bad.append(pc.greater(values, pa.scalar(column.high, values.type)))
    return bad


def exceeding(low: Fitted, high: Fitted) -> pa.ChunkedArray:
    """Mask of the rows whose first value is above the second, as they came; null and NaN exceed nothing."""
    if low.exact is None or high.exact is None:
        return pa.chunked_array([pa.repeat(False, len(low.values))])
    if low.exact.type == high.exact.type:
        return pc.greater(low.exact, high.exact)
    return pc.greater(low.exact.cast(pa.float64(), safe=False), high.exact.cast(pa.float64(), safe=False))


def _any(masks: list[pa.ChunkedArray], rows: int) -> pa.ChunkedArray:
    known = [pc.fill_null(mask, False) for mask in masks]
    nowhere = pa.chunked_array([pa.repeat(False, rows)])
    return reduce(pc.or_, known) if known else nowhere
