"""The column of each reason for which a row is held back."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.faults import file_faults
from data.checks.values import bad_masks, exceeding, fitted_columns
from data.contract import Table

# Reasons that name the column by themselves.
_OF_REASON = {
    "unknown_commune": "commune_code",
    "unknown_station": "station_id",
    "unknown_ledger": "ledger_id",
}
Found = dict[str, list[tuple[str, npt.NDArray[np.bool_]]]]


def columns_of(table: Table, arrived: pa.Table, reasons: Sequence[Sequence[str]]) -> list[list[str]]:
    """For each row the columns of each of its reasons, joined by a comma. arrived: the rows as they came."""
    faults = file_faults(table, arrived.schema)
    if faults:
        of_file = {
            reason: ", ".join(fault.column for fault in faults if fault.reason == reason)
            for reason in {fault.reason for fault in faults}
        }
        return [[of_file[reason] for reason in row] for row in reasons]
    found = _found(table, arrived)
    return [[_named(table, reason, found, number) for reason in row] for number, row in enumerate(reasons)]


def _named(table: Table, reason: str, found: Found, row: int) -> str:
    if reason in _OF_REASON:
        return _OF_REASON[reason]
    if reason == "conflict":
        return ", ".join(table.key)
    return ", ".join(name for name, mask in found[reason] if mask[row])


def _found(table: Table, arrived: pa.Table) -> Found:
    """Reason → the columns, or pairs of columns, that can have it, with the rows that do."""
    fitted = fitted_columns(table, arrived)
    keys = [(name, fitted[name].values) for name in table.key]
    return {
        "null_key": [(name, _mask(pc.is_null(values))) for name, values in keys],
        "blank_key": [(name, _mask(pc.equal(pc.utf8_trim_whitespace(values), ""))) for name, values in keys],
        "bad_value": [
            (column.name, _mask(mask))
            for column in table.columns
            for mask in bad_masks(table, column, fitted[column.name])
        ],
        "inconsistent": [
            (f"{low} > {high}", _mask(exceeding(fitted[low], fitted[high]))) for low, high in table.at_most
        ],
    }


def _mask(mask: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    return np.asarray(pc.fill_null(mask, False).to_numpy(), dtype=np.bool_)
