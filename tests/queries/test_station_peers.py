"""The peers of a station against the laid rows: its kind, the nearest by plain arithmetic."""

import math

import pytest

from queries.station_peers import PEERS, station_peers
from tests.queries.laid_places import JUNE, SEPTEMBER, Row
from tests.queries.obvious import facts

KINDS = ("zone", "area", "connection")


def spread(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((one - mean) ** 2 for one in values) / len(values)) or 1.0


def apart(rows: list[Row], own: Row, other: Row) -> float:
    """The mean over people, zone, area and connection, each in units of its columns' deviations."""
    groups = []
    if own["people"] and other["people"]:
        known = [math.log(row["people"]) for row in rows if row["people"]]
        groups.append(((math.log(own["people"]) - math.log(other["people"])) / spread(known)) ** 2)
    for kind in KINDS:
        values = {row[kind] for row in rows}
        steps = [
            (((own[kind] == value) - (other[kind] == value)) / spread([row[kind] == value for row in rows]))
            ** 2
            for value in values
        ]
        groups.append(sum(steps) / len(steps))
    return sum(groups) / len(groups)


@pytest.mark.parametrize("day", [JUNE, SEPTEMBER])
def test_the_peers_are_the_nearest_of_the_same_kind(laid, day):
    rows = [row for row in facts(day) if row["counts"] and row["site_kind"] == "station"]
    for own in rows:
        found = station_peers(laid.on(day), own["station_id"], "station")["station_id"].to_list()
        others = [row for row in rows if row["station_id"] != own["station_id"]]
        away = {row["station_id"]: apart(rows, own, row) for row in others}
        assert found[0] == own["station_id"]
        assert len(found) == PEERS + 1
        expected = sorted(away.values())[:PEERS]
        assert [away[one] for one in found[1:]] == pytest.approx(expected), own["station_id"]


def test_a_site_that_does_not_count_has_no_peers_and_few_others_give_none(laid):
    assert station_peers(laid.on(SEPTEMBER), "S30", "station").is_empty()
    points = [row for row in facts(SEPTEMBER) if row["counts"] and row["site_kind"] == "point"]
    own = points[0]["station_id"]
    assert station_peers(laid.on(SEPTEMBER), own, "point")["station_id"].to_list() == [own]
