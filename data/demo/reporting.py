"""Reporting of a month: the stations that report, and the time at which each report arrives."""

from datetime import UTC, datetime, time, timedelta

import numpy as np
import polars as pl

from data.demo.calendar import SERIES, months_since_reform, tet_share
from data.demo.country import Country
from data.demo.growth import Adoption
from data.demo.streams import Flags, Floats, Streams

# Completeness grows from about 0.80 to about 0.96 (domain.md); logits, so that no share leaves 0 to 1.
FIRST_LOGIT, LAST_LOGIT = 0.90, 3.85
ZONE_LOGIT = np.array([0.15, 0.0, -0.5])
LINE_LOGIT = np.array([-1.2, -0.4, 0.0])  # no line, mobile, fibre
TET_LOGIT = -0.9  # when all of the Tết fortnight is in the month
REFORM_LOGITS = (-1.7, -1.1, -0.6, -0.3)  # July to October 2025
OUTAGE_LOGIT = -4.5
SPELLS = 0.10  # share of stations that are silent for 2 to 8 months once

# Days from the period's end to the report, lognormal: heavy-tailed. 5 working days are about 7 days.
DELAY_SIGMA = 0.85
FIRST_DELAY, LAST_DELAY = 5.3, 2.1  # medians in days: about 62 % and 92 % within 7 days
LONGEST_DELAY = 45.0
NO_TIME = 0.002  # share of reports without a time of arrival


def progress(month: int) -> float:
    """0 in the first month of the series, 1 in the last, fastest at first."""
    return float(1 - np.exp(-month / 40)) / float(1 - np.exp(-(len(SERIES) - 1) / 40))


def _hindrance(month: int) -> float:
    after = months_since_reform(month)
    reform = REFORM_LOGITS[after] if 0 <= after < len(REFORM_LOGITS) else 0.0
    return TET_LOGIT * tet_share(month) + reform


def reporting(country: Country, adoption: Adoption, streams: Streams, month: int) -> Flags:
    """True for the deployed, open sites whose report for that month exists."""
    logit = FIRST_LOGIT + (LAST_LOGIT - FIRST_LOGIT) * progress(month) + _hindrance(month)
    logit = logit + ZONE_LOGIT[country.zone - 1] + LINE_LOGIT[adoption.line(country, month)]
    logit = logit + adoption.profile["discipline"] + 0.35 * adoption.zeal
    logit = logit + np.where(adoption.outage[:, month], OUTAGE_LOGIT, 0)
    reports = streams.of("reporting", month).random(len(country)) < 1 / (1 + np.exp(-logit))
    found: Flags = (
        reports & adoption.deployed(month) & adoption.exists(month) & ~_silent(adoption, streams, month)
    )
    return found


def _silent(adoption: Adoption, streams: Streams, month: int) -> Flags:
    draw = streams.of("silent spells").random((3, len(adoption.joined)))
    start = np.floor(adoption.joined + 3 + draw[1] * np.maximum(1, len(SERIES) - adoption.joined))
    silent: Flags = (draw[0] < SPELLS) & (start <= month) & (month < start + 2 + np.floor(7 * draw[2]))
    return silent


def delays(adoption: Adoption, streams: Streams, month: int) -> Floats:
    """Days from the end of the period to the arrival of each site's report, were it to report."""
    median = FIRST_DELAY * (LAST_DELAY / FIRST_DELAY) ** progress(month)
    slow = np.exp(-0.12 * adoption.zeal - 0.25 * adoption.profile["discipline"] - 0.15 * _hindrance(month))
    chance = streams.of("delays", month).lognormal(0, DELAY_SIGMA, len(slow))
    days: Floats = np.minimum(median * slow * chance, LONGEST_DELAY)
    return days


def arrival(delay: Floats, streams: Streams, month: int) -> pl.Series:
    """Times of arrival (UTC), in office hours of Vietnam (7 to 17 h, UTC+7); a few are not known."""
    draw = streams.of("arrival", month).random((2, len(delay)))
    seconds = np.floor(delay) * 86_400 + np.floor(draw[0] * 36_000)
    start = datetime.combine(SERIES[month] + timedelta(days=1), time(0), tzinfo=UTC)
    micros = (int(start.timestamp()) + seconds.astype(np.int64)) * 1_000_000
    times = pl.Series(micros).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    return pl.select(pl.when(pl.Series(draw[1] >= NO_TIME)).then(times)).to_series()
