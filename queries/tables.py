"""Whole tables of a version for other programs: plain codes, all dates, names as in code.

A table comes in frames of some MOST_ROWS rows, so that nobody holds all of it; nothing of it is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from functools import partial

import polars as pl

from data.measures.counts import COUNTS
from data.measures.metric import value_of
from data.measures.metrics import METRICS
from data.scope import REFORM, SCHEMES, Level, Reader, Scheme, Scope, stations_of
from data.store.snapshot import Schema, Snapshot
from queries.counts import added, estimated, pieces_by_place
from queries.quality import FINDING
from queries.statements import statement
from queries.station import STATION

MOST_ROWS = 20_000
PLACE: Schema = {"date": pl.Date, "scheme": pl.String, "code": pl.String}
COUNTED: Schema = {**PLACE, "stations_estimated": pl.Int64, **dict.fromkeys(COUNTS, pl.Int64)}
VALUED: Schema = {**PLACE, **{metric.key: pl.Float64 for metric in METRICS}}
UNIT: Schema = {
    **dict.fromkeys(
        ("scheme", "level", "code", "name_vi", "name_en", "region", "province", "district"), pl.String
    ),
    "valid_from": pl.Date,
    "valid_to": pl.Date,
}
REGISTER: Schema = {
    "date": pl.Date,
    **{name: kind for name, kind in STATION.items() if name not in ("phone", "first_date", "last_date")},
    **dict.fromkeys(COUNTS, pl.Int64),
}
FOUND: Schema = {"date": pl.Date, "scheme": pl.String, **FINDING}
Frames = Iterator[pl.DataFrame]


@dataclass(frozen=True)
class Table:
    """A table of a version: the types of its columns, and its rows as the reader may see them."""

    schema: Schema
    rows: Callable[[Snapshot, Reader], Frames]

    def frames(self, snapshot: Snapshot, reader: Reader) -> Frames:
        """The rows in frames of MOST_ROWS or somewhat more; a table without rows is one empty frame."""
        return _gathered(self.rows(snapshot, reader), self.schema)


def _gathered(frames: Iterable[pl.DataFrame], schema: Schema) -> Frames:
    waiting = [pl.DataFrame(schema=dict(schema))]
    for frame in frames:
        waiting.append(frame.select(*schema))
        if sum(one.height for one in waiting) >= MOST_ROWS:
            yield pl.concat(waiting)
            waiting = []
    if waiting:
        yield pl.concat(waiting)


def _counts(level: Level, snapshot: Snapshot, _reader: Reader) -> Frames:
    """By date, scheme and place of `level` with a station then; without a code those of no known place."""
    for day in snapshot.dates:
        for scheme in SCHEMES:
            yield _counted(snapshot, Scope(scheme), level, day)


def _counted(snapshot: Snapshot, scope: Scope, level: Level, day: Day) -> pl.DataFrame:
    pieces = pieces_by_place(snapshot, scope, level, day, day)
    names = snapshot.mart.counts
    guessed = estimated(pieces, names, "code")
    rows = added(pieces, names, "code").join(guessed, on="code", how="left", nulls_equal=True)
    return (
        _placed(rows, scope.scheme, day).with_columns(pl.col("stations_estimated").fill_null(0)).sort("code")
    )


def _values(level: Level, snapshot: Snapshot, reader: Reader) -> Frames:
    """The metrics of `_counts`: null where the denominator is zero."""
    for counted in _counts(level, snapshot, reader):
        yield counted.select(*PLACE, *(value_of(metric).alias(metric.key) for metric in METRICS))


def _placed(rows: pl.DataFrame, scheme: Scheme, day: Day) -> pl.DataFrame:
    return rows.with_columns(date=pl.lit(day, pl.Date), scheme=pl.lit(scheme))


def _register(snapshot: Snapshot, reader: Reader) -> Frames:
    """Every site of the last date that was meant."""
    newest = snapshot.latest
    yield newest.frame(statement("register"), stations_of(Scope(), reader), REGISTER, counts=list(COUNTS))


def _findings(snapshot: Snapshot, reader: Reader) -> Frames:
    """By date: its findings, with the codes of the scheme in force then."""
    for day in snapshot.dates:
        scope = stations_of(Scope("34" if day >= REFORM else "63"), reader)
        view = f"gap_sites{scope.scheme}"
        rows = snapshot.on(day).frame(statement("quality_findings"), scope, FINDING, source=view, check=None)
        yield _placed(rows, scope.scheme, day)


def _units(snapshot: Snapshot, _reader: Reader) -> Frames:
    yield snapshot.frame(statement("units"), Scope(), UNIT)


TABLES: dict[str, Table] = {
    "units": Table(UNIT, _units),
    "stations": Table(REGISTER, _register),
    "counts_by_province": Table(COUNTED, partial(_counts, "province")),
    "counts_by_commune": Table(COUNTED, partial(_counts, "commune")),
    "metrics_by_province": Table(VALUED, partial(_values, "province")),
    "metrics_by_commune": Table(VALUED, partial(_values, "commune")),
    "quality_findings": Table(FOUND, _findings),
}
