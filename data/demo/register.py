"""The station register of one month end, before faults."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from data.demo.calendar import DAYS_A_MONTH, PLATFORM_OPENED, REFORM_MONTH, SERIES, months_since_reform
from data.demo.country import Country
from data.demo.growth import Adoption
from data.demo.reform import Reform, station_names
from data.demo.staff import Staff
from data.demo.streams import Floats, Streams, Whole, Words

# Growth of people a year by region, to carry the census of 2019 forward (ours, after 2009–2019).
GROWTH = {"TDMNPB": 0.010, "DBSH": 0.013, "BTB_DHMT": 0.006, "TN": 0.012, "DNB": 0.022, "DBSCL": 0.001}
CENSUS = date(2019, 4, 1)
LINES = np.array(["none", "mobile", "fibre"], dtype=object)
ANNOUNCED_MONTHS = 2  # a new site stands in the register so long before it opens
NO_COORDINATES, SWAPPED_COORDINATES = 0.008, 0.003  # shares of sites (ours)

SCHEMA = {
    "station_id": pl.String, "name": pl.String, "site_kind": pl.String, "parent_station_id": pl.String,
    "commune_code": pl.String, "latitude": pl.Float64, "longitude": pl.Float64,
    "zone": pl.Int8, "area": pl.Int8,
    "connection": pl.String, "population": pl.Int32, "staff": pl.Int16, "doctors": pl.Int16,
    "opened_on": pl.Date, "closed_on": pl.Date, "platform_since": pl.Date, "phone": pl.String,
}  # fmt: skip


@dataclass(frozen=True)
class Register:
    """The parts of the register that do not change with the month; `rows(month)` puts them together."""

    country: Country
    adoption: Adoption
    reform: Reform
    staff: Staff
    fixed: pl.DataFrame  # columns of the contract that stay, old_name and joined_on
    growth: Floats  # people's growth a year by site

    def listed(self, month: int) -> Whole:
        """Indices of the sites that stand in the register at that month's end."""
        found: Whole = np.flatnonzero(self.adoption.opened <= month + ANNOUNCED_MONTHS)
        return found

    def people(self, month: int) -> Whole:
        """People each site is responsible for; the register takes new counts over each January."""
        years = SERIES[month].year - CENSUS.year
        return np.maximum(1, self.country.people_2019 * (1 + self.growth) ** years).astype(np.int64)

    def rows(self, month: int) -> pl.DataFrame:
        """One row a listed site, columns and types of the contract."""
        after = months_since_reform(month) >= 0
        staff, doctors = self.staff.on(month)
        sites, parent, day = self.country.sites, self.reform.parent, pl.lit(SERIES[month])
        nobody = np.full(len(self.country), None, dtype=object)
        point = self.reform.is_point if after else np.zeros(len(self.country), dtype=bool)
        frame = self.fixed.with_columns(
            station_id=sites["station_id"], name=_text(self._names(month)),
            site_kind=_text(np.where(point, "point", "station").astype(object)),
            parent_station_id=_text(parent if after else nobody), commune_code=_text(self._codes(month)),
            connection=_text(LINES[self.adoption.line(self.country, month)]), population=self.people(month),
            staff=staff, doctors=doctors,
            closed_on=pl.when(pl.col("closed_on") <= day).then("closed_on"),
            platform_since=pl.when(pl.col("joined_on") <= day).then("joined_on"),
        )  # fmt: skip
        return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())[self.listed(month)]

    def _codes(self, month: int) -> Words:
        old = self.country.sites["code"].to_numpy()
        return (
            np.where(month >= self.reform.old_code_until, self.reform.code, old)
            if month >= REFORM_MONTH
            else old
        )

    def _names(self, month: int) -> Words:
        repainted = month >= np.maximum(self.reform.old_sign_until, REFORM_MONTH)
        return np.where(repainted, self.reform.name, self.fixed["old_name"].to_numpy())


def make_register(
    country: Country, adoption: Adoption, reform: Reform, staff: Staff, streams: Streams
) -> Register:
    """The register of a country, ready to give the rows of any month."""
    latitude, longitude = _coordinates(country, streams)
    dates = {
        "opened_on": _opened_on(adoption, streams),
        "closed_on": _dates(adoption.closed * DAYS_A_MONTH - 20),
        "joined_on": _dates(adoption.joined * DAYS_A_MONTH),
    }
    names = pl.Series("old_name", station_names(country.sites, country.ordinal).tolist())
    fixed = pl.DataFrame(dates, schema=dict.fromkeys(dates, pl.Date)).with_columns(
        latitude, longitude, names, zone=country.zone, phone=pl.Series(_phones(len(country)))
    )
    area = pl.Series("area", country.area)
    fixed = fixed.with_columns(area=pl.when(area > 0).then(area))
    noise = streams.of("growth").normal(0, 0.006, len(country))
    growth = np.array([GROWTH[code] for code in country.sites["region"]]) + noise
    return Register(country, adoption, reform, staff, fixed, growth)


def _text(words: Words) -> pl.Series:
    return pl.Series(words.tolist(), dtype=pl.String)


def _coordinates(country: Country, streams: Streams) -> tuple[pl.Series, pl.Series]:
    """Degrees; unknown for a few sites, latitude and longitude swapped for fewer."""
    draw = streams.of("coordinates").random(len(country))
    unknown, swapped = draw < NO_COORDINATES, draw > 1 - SWAPPED_COORDINATES
    north, east = country.sites["latitude"].to_numpy(), country.sites["longitude"].to_numpy()
    north, east = np.where(swapped, east, north), np.where(swapped, north, east)
    known = [np.where(unknown, np.nan, values) for values in (north, east)]
    return pl.Series("latitude", known[0]).fill_nan(None), pl.Series("longitude", known[1]).fill_nan(None)


def _phones(count: int) -> list[str]:
    """Numbers that nobody has: no area has the code 0200, and no line's own number begins with 0."""
    return [f"0200 {number // 10000:03d} {number % 10000:04d}" for number in range(1, count + 1)]


def _dates(days: Floats) -> list[date | None]:
    """Days after the platform opened → dates; infinity → None."""
    return [PLATFORM_OPENED + timedelta(days=int(d)) if np.isfinite(d) else None for d in np.floor(days)]


def _opened_on(adoption: Adoption, streams: Streams) -> list[date | None]:
    """In the series where drawn so, else between 1976 and 2019; unknown for 3 %."""
    draw = streams.of("opened_on").random((2, len(adoption.opened)))
    long_ago = date(1976, 1, 1).toordinal() + np.floor(draw[0] * 44 * 365.25)
    in_series = _dates(np.where(np.isfinite(adoption.opened), adoption.opened * DAYS_A_MONTH - 15, np.inf))
    before = [
        None if d < 0.03 else date.fromordinal(int(day)) for d, day in zip(draw[1], long_ago, strict=True)
    ]
    return [new or old for new, old in zip(in_series, before, strict=True)]
