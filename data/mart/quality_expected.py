"""What is expected of every count on a date: from the same month a year before and the changes since then."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from data.measures.quality_judge import Expected, Values, expected_from
from data.measures.year_earlier import year_earlier


class History:
    """The values of all dates on the scale of log(1 + value), each beside that of a year before."""

    def __init__(self, values: Mapping[str, Values], days: Sequence[date], periods: int) -> None:
        """values: column → dates × sites; periods: how many changes a value is held against at most."""
        self._before = year_earlier(days)
        self._periods = periods
        self._logs = {field: np.log1p(grid) for field, grid in values.items()}
        self._changes = {field: self._since_a_year(logs) for field, logs in self._logs.items()}

    def _since_a_year(self, logs: Values) -> Values:
        changes = np.full_like(logs, np.nan)
        for number, before in enumerate(self._before):
            if before is not None:
                changes[number] = logs[number] - logs[before]
        return changes

    def expected(self, number: int, sites: npt.NDArray[np.int64]) -> dict[str, Expected]:
        """Of each column on a date, at some sites.

        The changes are those of the snapshots after the year before: they share no value with this one's.
        """
        before = self._before[number]
        first = number if before is None else max(before + 1, number - self._periods)
        nothing = np.full(len(sites), np.nan, dtype=np.float32)
        return {
            field: expected_from(
                nothing if before is None else logs[before, sites], self._changes[field][first:number, sites]
            )
            for field, logs in self._logs.items()
        }

    def forget(self, field: str, number: int, sites: npt.NDArray[np.int64]) -> None:
        """Expect nothing a year later of values that were outliers."""
        self._logs[field][number, sites] = np.nan
