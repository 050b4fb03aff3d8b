"""What is kept and hard to believe, in the mart of a version."""

from pathlib import Path

import duckdb
import polars as pl


def add_warned(mart: Path, findings: pl.DataFrame) -> None:
    """Create warned in a mart that is written: one row a finding of a date, what it is and where it stood."""
    with duckdb.connect(str(mart)) as connection:
        connection.from_arrow(findings.to_arrow()).create("warned")
