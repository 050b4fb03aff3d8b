"""One version's mart, open for reading: a connection a version, a cursor a query."""

import warnings
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from data.errors import TramSoError
from data.store.answers import ANSWERS
from data.store.manifest import Manifest
from data.store.statement import Statement, read_statement

SQL = Path(__file__).parent / "sql"
MEMORY = 64 << 20
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
}
# DuckDB warns at every result that its rows are copied once; that is cheaper than what it advises.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result makes an extra copy")


class OpenedMart:
    """A mart.duckdb opened read-only, with no way out to files or networks; safe to share between threads.

    answers: where what is asked of it is kept (data/store/kept.py).
    """

    answers = ANSWERS

    def __init__(self, path: Path, manifest: Manifest, memory: int = MEMORY) -> None:
        """`memory`: bytes that DuckDB may use for it. Raises TramSoError when the file cannot be opened."""
        self.manifest = manifest
        config = {**CLOSED, "memory_limit": f"{memory}B"}
        try:
            self._connection = duckdb.connect(str(path), read_only=True, config=config)
        except duckdb.Error as error:
            raise TramSoError(f"{path} cannot be opened ({error}): roll back to another version.") from error
        # The first conversion imports numpy and polars; two threads that do so at once break.
        periods = self.rows(read_statement(SQL / "snapshots.sql"), {})
        self.periods: dict[date, date] = dict(periods.select("date", "period_start").iter_rows())
        self.dates = tuple(self.periods)
        self.meant: tuple[date, ...] = tuple(periods.filter("meant")["date"])
        self.observed = frozenset(periods.filter("window_observed")["date"])
        self.counts: tuple[str, ...] = tuple(self.rows(read_statement(SQL / "count_names.sql"), {})["name"])

    def rows(self, statement: Statement, parameters: Mapping[str, object]) -> pl.DataFrame:
        """The rows that a statement gives; only the parameters that it names are bound.

        Raises TramSoError when the version was made by a release that knew no such table.
        """
        bound = {name: parameters[name] for name in statement.parameters}
        with self._connection.cursor() as cursor:
            # A relation, as `cursor.sql` makes, would be bound twice: a quarter of the time of most.
            try:
                rows = cursor.execute(statement.text, bound).to_arrow_table()
            except (duckdb.CatalogException, duckdb.BinderException) as error:
                raise TramSoError(
                    f"This version was published by an earlier release, which {statement.name} cannot ask: "
                    "publish the landing folder again with this release."
                ) from error
            except duckdb.Error as error:
                raise TramSoError(f"{statement.name} cannot be asked ({error}).") from error
        return pl.DataFrame(pl.from_arrow(rows, rechunk=False))

    def close(self) -> None:
        """Let the file go; queries under way fail, so only unused versions are closed."""
        self._connection.close()
