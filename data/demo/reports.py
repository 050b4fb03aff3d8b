"""Reports of the stations for one month, before faults: visits, records, remote care, time surveys."""

import math
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo.calendar import SERIES, tet_share
from data.demo.country import Country
from data.demo.growth import Adoption
from data.demo.ledgers import ELECTRONIC, NOT_APPLICABLE, States
from data.demo.reporting import arrival, delays
from data.demo.streams import Flags, Floats, Streams, Whole

VISITS_A_PERSON = 0.055  # a month at a commune station (ours)
WAVES = {8: 0.62, 9: 0.66, 7: 0.75, 5: 0.9, 6: 0.85, 14: 0.85, 15: 0.88}  # COVID-19, share of usual
INSURED = 0.74  # of visits (ours)

# The ladder at the series' ends: records made as a share of people, the rest as shares of those (ours, after
# domain.md: created is not in use).
CREATED_FIRST, CREATED_LAST, CREATED_SPREAD = 0.72, 0.915, 0.06
MATCHED, UPDATED, OPENED = 0.70, 0.50, 0.37  # in the end
MATCH_MIDDLE, MATCH_RATE = 36.0, 0.10  # logistic around December 2023, when records met VNeID
UPDATE_MIDDLE, OPEN_MIDDLE, USE_RATE = 34.0, 40.0, 0.065

DOCTOR_LAST, DOCTOR_MIDDLE, DOCTOR_RATE = 0.52, 44.0, 0.07  # people with a doctor assigned
TEMPLATES = 42
SURVEY_MONTHS, SURVEY_SHARE = (6, 12), 0.03  # June and December, 3 % of stations
SURVEY_WRITING, SURVEY_RELIEF = 0.75, 0.42  # share of the day on paper, and what software takes off it

SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "station_id": pl.String, "submitted_at": pl.Datetime("us", "UTC"),
    **dict.fromkeys(("visits", "visits_paperless", "visits_insured"), pl.Int32),
    **dict.fromkeys(("records_created", "records_matched", "records_updated", "records_opened"), pl.Int32),
    "citizens_with_doctor": pl.Int32, "templates_in_use": pl.Int8, "network_connected": pl.Boolean,
    **dict.fromkeys(("teleconsultations", "chatbot_sessions"), pl.Int32),
    **dict.fromkeys(("recording_minutes", "working_minutes"), pl.Int32),
}  # fmt: skip


@dataclass
class Month:
    """One month of all sites, from which every column below is made; arrays have one entry per site.

    index: months since the first one. states: sites × 78 ledgers.
    """

    country: Country
    adoption: Adoption
    streams: Streams
    index: int
    people: Whole
    states: States

    def __post_init__(self) -> None:
        self.tenure = np.maximum(self.index - self.adoption.joined, 0)
        self.leaning = self.adoption.profile["use"] + 0.4 * self.adoption.zeal
        kept = (self.states != NOT_APPLICABLE).sum(axis=1)
        self.electronic = (self.states == ELECTRONIC).sum(axis=1) / np.maximum(1, kept)
        self.consultations_electronic = self.states[:, 0] == ELECTRONIC

    def random(self, column: str) -> np.random.Generator:
        """The column's own stream for this month."""
        return self.streams.of(f"report {column}", self.index)

    def habit(self, column: str, spread: float = 1.0) -> Floats:
        """A site's lasting deviation in a column, normal: the same in every month."""
        return self.streams.of(f"habit {column}").normal(0, spread, len(self.country))

    def spreading(self, middle: float, rate: float) -> Floats:
        """A logistic of the calendar around `middle`, earlier where the site leans to use."""
        return _logistic(rate * (self.index - middle) + 0.6 * self.leaning)


def _logistic(logit: Floats) -> Floats:
    share: Floats = 1 / (1 + np.exp(-logit))
    return share


def report_rows(month: Month, reports: Flags) -> pl.DataFrame:
    """One row a reporting site, columns and types of the contract; every row is consistent."""
    delay = delays(month.adoption, month.streams, month.index)
    columns = {
        "station_id": month.country.sites["station_id"],
        "submitted_at": arrival(delay, month.streams, month.index),
        **_visits(month), **_records(month), **_services(month), **_survey(month),
    }  # fmt: skip
    frame = pl.DataFrame(columns).filter(pl.Series(reports))
    return frame.select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _usual_rate(index: int) -> float:
    """Visits a person in that month: more in winter, fewer around Tết and in the epidemic."""
    winter = 0.08 * math.cos(2 * math.pi * (SERIES[index].month - 11) / 12)
    return VISITS_A_PERSON * WAVES.get(index, 1.0) * (1 + winter - 0.22 * tet_share(index))


def _visits(month: Month) -> dict[str, Whole]:
    rate = _usual_rate(month.index) * np.exp(month.habit("visits", 0.35))
    busy = month.random("busy").lognormal(0, 0.08, len(rate))
    visits = month.random("visits").poisson(month.people * rate * busy)
    paperless = np.clip(0.06 + 0.36 * month.electronic + 0.58 * month.consultations_electronic, 0, 1)
    share = paperless * (0.84 + 0.16 * _logistic(month.leaning))
    full = (month.electronic > 0.999) & (month.random("last paper").random(len(rate)) < 0.6)
    insured = np.clip(INSURED + month.habit("insured", 0.09) + 0.0008 * month.index, 0.1, 0.98)
    return {
        "visits": visits,
        "visits_paperless": month.random("paperless").binomial(visits, np.where(full, 1.0, share)),
        "visits_insured": month.random("insured").binomial(visits, insured),
    }


def _records(month: Month) -> dict[str, Whole]:
    """The ladder; each share moves with the calendar and the site's leaning, so it is smooth in time."""
    ramp = 1 - np.exp(-(month.tenure + 1) / 9)
    usual = CREATED_FIRST + (CREATED_LAST - CREATED_FIRST) * month.index / (len(SERIES) - 1)
    share = np.clip(usual * (0.75 + 0.25 * ramp) + month.habit("created", CREATED_SPREAD), 0.2, 0.995)
    created = (month.people * share).astype(np.int64)
    matched = MATCHED * month.spreading(MATCH_MIDDLE, MATCH_RATE)
    updated = UPDATED * month.spreading(UPDATE_MIDDLE, USE_RATE) * (0.35 + 0.65 * ramp)
    opened = OPENED * month.spreading(OPEN_MIDDLE, USE_RATE) * ramp * month.adoption.profile["opened"]
    shares = {"matched": matched, "updated": updated, "opened": opened}
    steps = {f"records_{name}": _part(created, step, month, name) for name, step in shares.items()}
    return {"records_created": created} | steps


def _part(whole: Whole, share: Floats, month: Month, name: str) -> Whole:
    """A share of `whole` with the site's lasting deviation; never more than `whole`."""
    lean = share * np.exp(month.habit(name, 0.14)) * month.random(name).normal(1, 0.012, len(share))
    return np.floor(whole * np.clip(lean, 0, 1)).astype(np.int64)


def _services(month: Month) -> dict[str, object]:
    size = len(month.country)
    line = month.adoption.line(month.country, month.index)
    assigned = DOCTOR_LAST * month.spreading(DOCTOR_MIDDLE, DOCTOR_RATE)
    templates = TEMPLATES * _logistic(0.09 * (month.tenure - 20) + 0.5 * month.leaning)
    in_use = np.clip(np.rint(templates + month.habit("templates", 2)), 0, TEMPLATES)
    remote = month.people / 1000 * 1.6 * month.spreading(40, 0.06) * np.array([0.05, 0.5, 1.0])[line]
    talks = month.people / 1000 * 9.0 * month.spreading(52, 0.09)
    joined = month.spreading(20, 0.09) * np.array([0.1, 0.8, 1.0])[line]
    network = month.streams.of("network").random(size) < joined
    return {
        "citizens_with_doctor": _part(month.people, assigned, month, "doctor"),
        "templates_in_use": in_use.astype(np.int64),
        "network_connected": pl.Series(network),
        "teleconsultations": np.where(network, month.random("remote").poisson(remote), 0),
        "chatbot_sessions": month.random("chatbot").negative_binomial(3, 3 / (3 + talks)),
    }


def _survey(month: Month) -> dict[str, pl.Series]:
    """Minutes of a time survey in two months a year at a sample of stations, null elsewhere."""
    random = month.random("survey")
    size = len(month.country)
    asked = (random.random(size) < SURVEY_SHARE) & (SERIES[month.index].month in SURVEY_MONTHS)
    working = 480 * random.integers(3, 11, size)
    share = SURVEY_WRITING - SURVEY_RELIEF * month.electronic + random.normal(0, 0.06, size)
    writing = (working * np.clip(share, 0.08, 0.95)).astype(np.int64)
    both = pl.DataFrame({"asked": asked, "recording_minutes": writing, "working_minutes": working})
    return both.select(pl.when("asked").then(pl.col("recording_minutes", "working_minutes"))).to_dict()
