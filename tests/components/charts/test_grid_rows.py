import json
from decimal import Decimal

from components.charts.grid_rows import rows_bytes
from data.words.numbers import DECIMAL, SHARE, rounded
from tests.components.long_list import chart_of, long_frame

# Half a step from the number that bounds them: the browser writes <0.1%, >99.9% and >-0.1.
BESIDE = {0.00049: Decimal("0.05"), 0.99951: Decimal("99.95"), -0.04: Decimal("-0.05")}


def test_rows_are_rounded_as_every_number_is(make_chart):
    body = json.loads(rows_bytes(chart_of(make_chart, 70)))
    frame = long_frame(70)
    for name, style in (("share", SHARE), ("score", DECIMAL)):
        expected = [rounded(value, style) for value in frame[name]]
        sent = [None if cell is None else Decimal(str(cell)) for cell in body["columns"][name]]
        assert sent == [
            BESIDE.get(value, number) for value, number in zip(frame[name], expected, strict=True)
        ]
    assert body["columns"]["people"] == frame["people"].to_list()
    assert body["columns"]["code"] == frame["code"].to_list()


def test_days_are_sortable_and_come_with_how_they_are_written(make_chart):
    body = json.loads(rows_bytes(chart_of(make_chart, 10)))
    assert body["columns"]["day"][:3] == [None, "2026-02-01", "2026-02-02"]
    assert body["dates"]["2026-02-01"] == "01/02/2026"
    assert set(body["dates"]) == set(body["columns"]["day"]) - {None}
