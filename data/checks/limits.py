"""Where a value stops being plausible: thresholds wide enough that nothing true passes them every month.

Ours, tried on the synthetic country, which stays within them but for its planted faults.
"""

from dataclasses import dataclass

from data.contract import STATION, STATION_REPORT


@dataclass(frozen=True)
class Limit:
    """A count of the contract, and how far it may move between two dates.

    factor: times the earlier value, or the part of it, from which it is far. rises_from, falls_from: the
    larger of both values from which a rise, or a fall, is looked at: small numbers move by large factors.
    falls_from is null where a fall says nothing, as of visits in a month of floods.
    """

    column: str
    factor: int
    rises_from: int
    falls_from: int | None = None


LIMITS: dict[str, tuple[Limit, ...]] = {
    STATION.name: (
        # The largest commune has about 200,000 people; a merger of communes multiplies a station's by five.
        Limit("population", 10, 20_000, 2_000),
        Limit("staff", 10, 60, 20),
        Limit("doctors", 10, 20),
    ),
    # What the contract bounds by another column (visits_paperless, records_matched …) is far with it.
    STATION_REPORT.name: (
        Limit("visits", 20, 20_000),
        Limit("visits_insured", 20, 20_000),
        # A campaign enters thousands of records in a month; made ones do not vanish again.
        Limit("records_created", 10, 50_000, 2_000),
        Limit("citizens_with_doctor", 10, 50_000, 2_000),
        Limit("teleconsultations", 20, 5_000),
        Limit("chatbot_sessions", 20, 20_000),
        Limit("working_minutes", 20, 1_000_000),
    ),
}
# Beside the largest of the commune's other stations, or the country's median where it has no other: a large
# ward beside a point of a hundred people stays below it.
FACTOR_OF_OTHERS = 25
# Columns whose null says something by itself: no parent, not listed, not closed, not deployed, no survey.
MAY_BE_EMPTY = frozenset(
    {"parent_station_id", "area", "closed_on", "platform_since", "recording_minutes", "working_minutes"}
)
FILE_ROWS = 20  # a file of fewer rows without a value in a column may just have none
MOVED_KM = 15.0  # a station that was rebuilt stays in its commune
# A commune's point lies up to 5 km or two sides of it (roots of its area) off its middle, as
# data/geography/points.py finds; without an area the largest communes of before July 2025 are meant.
FROM_COMMUNE_KM, FROM_COMMUNE_SIDES, SIDE_KM = 30.0, 3.0, 15.0
