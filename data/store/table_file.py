"""A table that comes in frames, as the bytes of one file: CSV for any program, Parquet with its types."""

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile

import polars as pl
from pyarrow.parquet import ParquetWriter

PIECE = 1 << 20  # bytes of a file that are handed over at once


def csv_pieces(frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """UTF-8 with LF, a heading, ISO 8601 dates, every digit; nothing where a value is missing."""
    for place, frame in enumerate(frames):
        yield frame.write_csv(include_header=place == 0).encode()


def parquet_pieces(frames: Iterable[pl.DataFrame]) -> Iterator[bytes]:
    """A row group a frame; written to a nameless file first, since Parquet says at its end what is in it."""
    with TemporaryFile() as file:
        writer: ParquetWriter | None = None
        for frame in frames:
            rows = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
            writer = writer or ParquetWriter(file, rows.schema, compression="zstd")
            writer.write_table(rows)
        if writer is not None:
            writer.close()
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
