"""The software reaches the stations: the day each site joined the platform, and how well it then fares."""

from dataclasses import dataclass

import numpy as np

from data.demo.calendar import DAYS_A_MONTH, PLATFORM_OPENED, SERIES
from data.demo.country import Country
from data.demo.province_profile import ProvinceProfile, province_profiles
from data.demo.streams import Flags, Floats, Streams, Whole
from data.demo.terrain import connection

ZONE_SHIFT = np.array([0.0, 3.0, 8.0])  # months later in zones 1, 2, 3 (domain.md)
LINE_SHIFT = np.array([7.0, 3.0, 0.0])  # months later with no line, mobile, fibre (ours)
# TT 13/2025 wants electronic records at every station by the end of 2026: stragglers then join faster.
LAST_PUSH, PUSH_FACTOR = 56.0, 0.72
HOLDOUTS, HOLDOUT_MONTHS = 0.05, 45.0  # share that joins so much later: no computer, nobody trained (ours)
OPENING_LAG = 1.5  # months from opening to joining, at the least


@dataclass(frozen=True)
class Adoption:
    """Adoption of the platform by each site; one entry per site."""

    joined: Floats  # months after the platform opened, 30 December 2020
    luck: Floats  # fixed uniform draw behind its line to the network
    zeal: Floats  # its own leaning, standard normal: drives ledgers, use and reporting together
    opened: Floats  # month it opened, minus infinity when before the series
    closed: Floats  # month it closed, infinity when it has not
    profile: dict[str, Floats]  # every field of its province's profile but the outage
    outage: Flags  # [site, month]: its province hardly reports

    def line(self, country: Country, month: int) -> Whole:
        """0 none, 1 mobile, 2 fibre in that month."""
        return connection(country.zone, country.area, self.luck, month / (len(SERIES) - 1))

    def deployed(self, month: int) -> Flags:
        """On the platform at that month's end."""
        elapsed = (SERIES[month] - PLATFORM_OPENED).days
        return np.floor(self.joined * DAYS_A_MONTH) <= elapsed

    def exists(self, month: int) -> Flags:
        """Open and not closed at that month's end."""
        return (self.opened <= month) & (month < self.closed)


def adopt(country: Country, every_province: list[str], streams: Streams) -> Adoption:
    """Draw the adoption of every site; `every_province` is the country's full list of codes."""
    by_code = province_profiles(every_province, streams)
    rows = [by_code[code] for code in country.province]
    fields = ("mandate", "speed", "pace", "use", "discipline", "plateau", "relapse_at_merger", "opened")
    profile = {name: np.array([getattr(row, name) for row in rows]) for name in fields}
    luck = streams.of("line").random(len(country))
    opened, closed = _lifetime(country, streams)
    joined = _joined(country, profile, luck, streams)
    joined = np.where(np.isfinite(opened), np.maximum(joined, opened + OPENING_LAG), joined)
    zeal = _zeal(country, streams)
    return Adoption(joined, luck, zeal, opened, closed, profile, _outages(rows))


def _joined(country: Country, profile: dict[str, Floats], luck: Floats, streams: Streams) -> Floats:
    shift = ZONE_SHIFT[country.zone - 1] + LINE_SHIFT[connection(country.zone, country.area, luck, 0.0)]
    chance = streams.of("joined").logistic(0, 1, len(country)) / profile["speed"]
    month = profile["mandate"] + shift + chance
    month = month + HOLDOUT_MONTHS * (streams.of("holdouts").random(len(country)) < HOLDOUTS)
    first_days = streams.of("first days").uniform(0, 4, len(country))
    month = np.where(month < 0, first_days, month)
    return np.where(month > LAST_PUSH, LAST_PUSH + (month - LAST_PUSH) * PUSH_FACTOR, month)


def _zeal(country: Country, streams: Streams) -> Floats:
    """Half of the leaning is the district's, half the station's own; remote sites have it harder."""
    districts, member = np.unique(country.sites["district"].to_numpy(), return_inverse=True)
    shared = streams.of("zeal of districts").normal(0, 0.7, len(districts))[member]
    own = streams.of("zeal of sites").normal(0, 0.7, len(country))
    hard: Floats = np.array([0.15, 0.0, -0.35])[country.zone - 1]
    return shared + own + hard


def _lifetime(country: Country, streams: Streams) -> tuple[Floats, Floats]:
    """Month of opening and of closing: a fifth of second sites open within the series, 4 % of them close."""
    second = country.ordinal > 0
    draw = streams.of("openings").random((4, len(country)))
    opens = draw[0] < np.where(second, 0.20, 0.0008)
    opened = np.where(opens, np.floor(2 + draw[1] * 62), -np.inf)
    closes = second & ~opens & (draw[2] < 0.04)
    return opened, np.where(closes, np.floor(12 + draw[3] * 56), np.inf)


def _outages(rows: list[ProvinceProfile]) -> Flags:
    months = np.arange(len(SERIES))
    first, last = np.array([row.outage or (1, 0) for row in rows])[:, :, None].transpose(1, 0, 2)
    silent: Flags = (months >= first) & (months <= last)
    return silent
