"""Staff and doctors of each site, and the doctors that the reform draws together at the station."""

from dataclasses import dataclass

import numpy as np

from data.demo.calendar import REFORM_MONTH
from data.demo.country import Country
from data.demo.reform import Reform
from data.demo.streams import Flags, Floats, Streams, Whole

STAFF_MEAN, STAFF_SPREAD = 6.3, 1.55  # domain.md: 6.3 ± 1.7; the norm of 5 grows with people (TT 03/2023)
STAFF_PER_DOUBLING = 0.45  # more staff for twice the people, around 8,000 (ours)
WITH_DOCTOR = np.array([0.92, 0.85, 0.68])  # share of stations by zone (domain.md), reached half-way
DOCTOR_DRIFT = 0.0006  # of that share a month (ours)
SECOND_DOCTOR = 0.16  # of the stations with a doctor have two (ours)
MOVES_TO_STATION = 0.18  # of the points' doctors move to their station with the reform (ours)


@dataclass(frozen=True)
class Staff:
    """Draws behind the heads of each site; `on(month)` gives the heads."""

    staff: Whole
    luck: Floats  # uniform; a site has a doctor when it is below its zone's share
    share: Floats  # the zone's share of sites with a doctor
    second: Flags
    moves: Flags
    parent: Whole  # index of the station of a point, its own index otherwise

    def on(self, month: int) -> tuple[Whole, Whole]:
        """Staff and doctors (heads) by site at that month's end; doctors are among the staff."""
        has = self.luck < self.share + DOCTOR_DRIFT * (month - 35)
        doctors = np.where(has, 1 + self.second, 0)
        if month < REFORM_MONTH:
            return self.staff, doctors
        moved = np.where(self.moves, doctors, 0)
        arrived = np.bincount(self.parent, weights=moved, minlength=len(moved)).astype(np.int64)
        return self.staff - moved + arrived, doctors - moved + arrived


def hire(country: Country, reform: Reform, streams: Streams) -> Staff:
    """Draw the heads of every site."""
    size = len(country)
    doublings = np.log2(country.people_2019 / 8000)
    mean = STAFF_MEAN + STAFF_PER_DOUBLING * doublings + np.array([-0.05, 0.05, 0.1])[country.zone - 1]
    staff = np.clip(np.rint(streams.of("staff").normal(mean, STAFF_SPREAD)), 3, 16).astype(np.int64)
    draw = streams.of("doctors").random((3, size))
    place = {station: index for index, station in enumerate(country.sites["station_id"])}
    heads = [index if head is None else place[head] for index, head in enumerate(reform.parent)]
    moves = reform.is_point & (draw[2] < MOVES_TO_STATION)
    return Staff(
        staff,
        draw[0],
        WITH_DOCTOR[country.zone - 1],
        draw[1] < SECOND_DOCTOR,
        moves,
        np.array(heads, dtype=np.int64),
    )
