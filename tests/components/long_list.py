"""A list of stations as long as a test needs it."""

from datetime import date, timedelta

import polars as pl

from components.charts.chart import Column, Encodings
from data.words.numbers import COUNT, DECIMAL, SHARE

SHARES = [None, 0.4535, 0.00049, 1.0, 0.99951, 2 / 3, 0.1235]


SCORES = [None, -1.25, 1.25, 3.449999999, -0.04, 12.0, 2.35]


COLUMNS = (
    Column("name", "Trạm"),
    Column("share", "Tỷ lệ", SHARE),
    Column("score", "Điểm", DECIMAL),
    Column("people", "Người", COUNT),
    Column("day", "Ngày", "date"),
    Column("code", "Mã", "code"),
)


def long_frame(rows: int) -> pl.DataFrame:
    at = range(rows)
    return pl.DataFrame(
        {
            "name": [f"Trạm {i}" for i in at],
            "share": [SHARES[i % len(SHARES)] for i in at],
            "score": [SCORES[i % len(SCORES)] for i in at],
            "people": [i * 1000 for i in at],
            "day": [None if i % 5 == 0 else date(2026, 1, 31) + timedelta(days=i % 3) for i in at],
            "code": [f"0{i}" for i in at],
        }
    )


def chart_of(make_chart, rows: int):
    frame = long_frame(rows)
    return make_chart("table", frame, columns=COLUMNS, encodings=Encodings("name", "share"), metric=None)
