"""What is around a site, against every other site of the laid rows."""

import pytest

from data.scope import Reader
from queries.station_around import station_around
from tests.queries.laid_places import JUNE, SEPTEMBER, Row
from tests.queries.laid_rows import SITES
from tests.queries.obvious import facts
from tests.queries.test_plan import kilometres, placed

COPIED = (
    *("station_id", "name", "site_kind", "stage", "ledgers_electronic", "ledgers_base", "stations_deployed"),
    *("stations_deployed_base", "reports_expected"),
    *(
        "reports_received",
        "reports_on_time",
        "reports_on_time_base",
        "reports_unexpected",
        "reports_held_back",
    ),
)


def kin(here: Row, other: Row) -> str | None:
    """The station of a point, or a point of the station."""
    if other["parent_station_id"] == here["station_id"]:
        return "point"
    parent = here["site_kind"] == "point" and here["parent_station_id"] == other["station_id"]
    return "parent" if parent else None


def around(station_id: str, scheme: str, day, reader: Reader, limit: int) -> list[Row]:
    """The rows in their order: the nearest, then the others by name."""
    here = next((row for row in facts(day) if row["station_id"] == station_id), None)
    if here is None:
        return []
    others = [
        row
        for row in facts(day)
        if row["counts"] and row is not here and reader.province in (None, row["province34"])
    ]
    far = {row["station_id"]: kilometres(here, row) for row in others if placed(here) and placed(row)}
    number = {row["station_id"]: row["site"] for row in others}
    ranked = sorted(far, key=lambda one: (round(far[one], 3), number[one]))[:limit]
    rows = [
        {name: row[name] for name in COPIED}
        | {
            "kilometres": far.get(row["station_id"]),
            "near": ranked.index(row["station_id"]) + 1 if row["station_id"] in ranked else None,
            "same_commune": row[f"commune{scheme}"] == here[f"commune{scheme}"],
            "kin": kin(here, row),
        }
        for row in others
    ]
    kept = [row for row in rows if row["near"] or row["same_commune"] or row["kin"]]
    return sorted(kept, key=lambda row: (row["near"] or limit + 1, row["name"], row["station_id"]))


@pytest.mark.parametrize("station_id", SITES)
@pytest.mark.parametrize(
    ("scheme", "day", "reader", "limit"),
    (
        ("34", SEPTEMBER, Reader(), 8),
        ("63", SEPTEMBER, Reader(), 2),
        ("34", JUNE, Reader("province", "11"), 3),
        ("63", JUNE, Reader("province", "31"), 3),
    ),
)
def test_the_nearest_the_commune_s_and_the_kin(laid, station_id, scheme, day, reader, limit):
    rows = station_around(laid.on(day), station_id, scheme, reader, limit).to_dicts()
    expected = around(station_id, scheme, day, reader, limit)
    far = [row.pop("kilometres") for row in expected]
    assert [row.pop("kilometres") for row in rows] == pytest.approx(far, abs=0.01)
    assert rows == expected
