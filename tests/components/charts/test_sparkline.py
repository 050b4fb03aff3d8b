from datetime import date, timedelta
from urllib.parse import unquote

from components.charts.sparkline import sparkline


def course(*values: float | None) -> list[tuple[date, float | None]]:
    return [(date(2026, 1, 1) + timedelta(days=day), value) for day, value in enumerate(values)]


def test_a_sparkline_leaves_gaps_open_and_needs_two_values():
    assert sparkline(course(0.1, None)) is None
    image = sparkline(course(0.1, 0.2, None, 0.3))
    assert image is not None and image.count("M") >= 2


def test_a_sparkline_is_to_scale_in_time():
    days = (date(2026, 1, 1), date(2026, 1, 11), date(2026, 2, 10))
    image = sparkline([(day, 0.5) for day in days])
    assert image is not None
    path = unquote(image).partition('d="')[2].partition('"')[0]
    first, second, last = (float(point.split(",")[0]) for point in path[1:].split("L"))
    assert round((second - first) / (last - first), 2) == 0.25
