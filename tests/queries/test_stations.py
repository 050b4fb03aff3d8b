"""Sites one by one, against the facts of the laid rows."""

from collections import defaultdict

import pytest

from data.scope import Scope
from queries.stations import back_to_paper, stage_flow, station_points, stations, without_report
from tests.queries.laid_places import DATES, MAY, Row
from tests.queries.obvious import COUNTS, told
from tests.queries.obvious_states import seen_since
from tests.queries.scopes import CASES, SCOPES, columns, counting, falling

REGISTER = (
    *("station_id", "name", "site_kind", "parent_station_id", "province", "district", "commune"),
    *("zone", "area", "connection", "people", "own_staff", "own_doctors", "platform_since", "phone"),
    *("stage", "last_report", "periods_silent", "ledgers_reopened"),
)
POINT = ("station_id", "name", "site_kind", "latitude", "longitude", "commune", "stage")


def called(row: Row, scope: Scope) -> Row:
    """Its register, and when its report was sent that was held back, if any, and why."""
    refused = columns(row, scope, (*REGISTER, "periods_held_back")) | told(row)
    return refused | {"held_back": row["reports_held_back"] == 1}


each_case = pytest.mark.parametrize(("scope", "day"), CASES)


@each_case
def test_stations_are_the_sites_that_count_by_id(laid, scope, day):
    expected = [columns(row, scope, (*REGISTER, *COUNTS)) for row in counting(day, scope)]
    assert stations(laid.on(day), scope).to_dicts() == expected


@each_case
def test_points_stay_in_without_coordinates(laid, scope, day):
    expected = [columns(row, scope, (*POINT, "visits", "doctors")) for row in counting(day, scope)]
    assert station_points(laid.on(day), scope, ("doctors", "visits")).to_dicts() == expected


@each_case
def test_the_longest_silence_comes_first_and_what_was_held_back_stands_apart(laid, scope, day):
    sites = [row for row in counting(day, scope) if row["stations_silent"] or row["reports_held_back"]]
    sites.sort(key=lambda row: (-row["periods_silent"], falling(row["people"]), row["station_id"]))
    assert without_report(laid.on(day), scope).to_dicts() == [called(row, scope) for row in sites]


@each_case
def test_the_most_ledgers_reopened_come_first(laid, scope, day):
    sites = [row for row in counting(day, scope) if row["stations_back_to_paper"]]
    sites.sort(key=lambda row: (-row["ledgers_reopened"], falling(row["people"]), row["station_id"]))
    assert back_to_paper(laid.on(day), scope).to_dicts() == [called(row, scope) for row in sites]


def obvious_flow(scope, earlier, later) -> dict[tuple[str | None, str | None], list[int | None]]:
    """Stages before and after → sites, and the people they have now, or had before they left, if any say."""
    before = {row["station_id"]: row for row in counting(earlier, scope)}
    after = {row["station_id"]: row for row in counting(later, scope)}
    gone: Row = {"stage": None, "people": None}
    flow: dict[tuple[str | None, str | None], list[int | None]] = defaultdict(lambda: [0, None])
    for station_id in before | after:
        then, now = before.get(station_id, gone), after.get(station_id, gone)
        held = flow[seen_since(then["stage"], earlier), seen_since(now["stage"], earlier)]
        people = then["people"] if now["people"] is None else now["people"]
        held[0] = (held[0] or 0) + 1
        held[1] = held[1] if people is None else (held[1] or 0) + people
    return flow


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(("earlier", "later"), ((DATES[0], DATES[1]), (MAY, DATES[3]), (MAY, DATES[-1])))
def test_a_flow_keeps_those_that_came_and_those_that_left(laid, scope, earlier, later):
    flow = obvious_flow(scope, earlier, later)
    pairs = sorted(flow, key=lambda pair: [(stage is None, stage or "") for stage in pair])
    expected = [(*pair, *flow[pair]) for pair in pairs]
    assert stage_flow(laid.on(later), scope, laid.on(earlier)).rows() == expected
