from pathlib import Path

import pytest

from components.cards.headlines import headlines
from data.measures.metrics import BY_KEY
from data.measures.platforms import ladder
from data.words import t
from pages.platforms.numbers import numbers_now
from pages.platforms.over_time import doctor_charts, time_charts
from queries.counts import counts_by_date
from tests.components.plotted import plotted
from tests.conftest import ReadStore
from tests.pages.platforms.viewing import LAST, view


def test_lines_are_the_ladders_over_time():
    seen = view()
    charts = {chart.key: chart for chart in time_charts(seen)}
    numbers = numbers_now(seen)
    for platform, key in (("records", "records-time"), ("network", "network-time"), ("v20", "v20-time")):
        now = charts[key].frame.filter(date=LAST)["value"].to_list()
        shares = [rung.share for rung in ladder(platform, numbers) if rung.key != "sites"]
        assert now == pytest.approx(shares)


def test_doctor_lines_and_cards_stop_where_care_units_changed(crossing_store: Path, read_store: ReadStore):
    """On 1 July 2025 stations took in posts: a year before May 2026 doctors were counted otherwise."""
    read_store(crossing_store)
    seen = view("?date=2026-05-31")
    shares, mean = doctor_charts(seen)
    drawn = {trace.name: list(trace.y) for trace in plotted(shares).data}
    assigned, stations = drawn.values()
    assert None not in assigned and None in stations
    assert None in plotted(mean).data[0].y
    assert t("break.care_units.reason", "vi") in mean.all_notes
    counts = counts_by_date(seen.snapshot, seen.scope)
    held, free = headlines(seen, counts, [BY_KEY["stations_with_doctor"], BY_KEY["citizens_with_doctor"]])
    assert held.year_ago is None and held.year_broken and None in dict(held.trend).values()
    assert held.before is not None and not held.before_broken
    assert free.year_ago is not None and not free.year_broken
