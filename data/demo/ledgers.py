"""Seventy-eight ledgers a station: when each runs in parallel, when its paper closes, what sends it back."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.demo.applies import applicable
from data.demo.calendar import REFORM_MONTH, SERIES
from data.demo.country import Country
from data.demo.growth import Adoption
from data.demo.streams import Flags, Floats, Streams
from data.geography.reference import read_reference

PAPER, PARALLEL, ELECTRONIC, NOT_APPLICABLE = range(4)
STATES = ("paper_only", "parallel", "electronic_only", "not_applicable")
States = npt.NDArray[np.int8]

# Months from joining to running in parallel, and from there to closing the paper, by programme (domain.md has
# 12–36 months, the rest is ours). Immunisation had its own national software before, so it leads.
PROGRAMMES = {
    "KCB": (1, 19), "TC": (1, 16), "KLN": (2, 21), "DICH": (3, 25), "SKSS": (4, 25), "TE": (5, 25),
    "DS": (5, 29), "LPH": (6, 27), "QT": (6, 31), "ATTP": (8, 29),
}  # fmt: skip
# Controlled drugs, cash, death and birth papers close last: the law wants a signed book (months later, ours).
LAST = {"L74": 13, "L77": 11, "L65": 9, "L66": 9}
ZEAL_FACTOR, SITE_SPREAD, LEDGER_SPREAD = 0.26, 0.18, 0.11  # of the logarithm of the closing time
SIGNED_BOOK = 0.10  # share of stations that keep each of those four on paper for good
STUCK = (0.15, 0.75)  # share of its ledgers that a station on a plateau never closes
FINISHERS, FINISH_AFTER = 0.13, 36.0  # share that close all the rest on one day, months after joining


@dataclass(frozen=True)
class Ledgers:
    """The fixed course of every site's ledgers: arrays [site, ledger] of months, and its relapses."""

    parallel: npt.NDArray[np.float32]
    closed: npt.NDArray[np.float32]
    applies: Flags
    missing: Flags
    fragile: npt.NDArray[np.float32]  # a relapse of depth d reopens the ledgers whose draw is below d
    relapses: tuple[tuple[Floats, Floats, Floats], ...]  # (from month, to month, depth) by site

    def states(self, month: int) -> States:
        """[site, ledger] at that month's end: 0 paper, 1 parallel, 2 electronic, 3 not applicable."""
        state = (self.parallel <= month).astype(np.int8) + (self.closed <= month)
        for start, end, depth in self.relapses:
            now = np.where((start <= month) & (month < end), depth, 0)[:, None]
            state[(self.fragile < now) & (state == ELECTRONIC)] = PARALLEL
            state[(self.fragile < now * 0.35) & (state == PARALLEL)] = PAPER
        return np.where(self.applies, state, np.int8(NOT_APPLICABLE))


def keep_ledgers(country: Country, adoption: Adoption, streams: Streams) -> Ledgers:
    """Draw the whole course of every ledger of every site."""
    shape = (len(country), len(catalogue()))
    lead, lag = (np.array(months, dtype=np.float64) for months in zip(*_delays(), strict=True))
    parallel = adoption.joined[:, None] + lead * streams.of("parallel").gamma(2, 0.5, shape)
    closed = parallel + lag * _tempo(country, adoption, streams)[:, None] * _ledger_noise(shape, streams)
    closed = _finish(closed, adoption, streams)
    closed[_stuck(adoption, shape, streams)] = np.inf
    return Ledgers(
        parallel.astype(np.float32), closed.astype(np.float32), applicable(country, streams),
        _missing(shape, streams), streams.of("fragile").random(shape).astype(np.float32),
        (_own_relapse(country, adoption, streams), _merger_relapse(country, adoption, streams)),
    )  # fmt: skip


def catalogue() -> tuple[dict[str, str], ...]:
    """The 78 ledgers of the illustrative catalogue, L01 to L78."""
    return read_reference("ledgers78.csv")


def _delays() -> list[tuple[float, float]]:
    rows = [(row["ledger_id"], *PROGRAMMES[row["programme"]]) for row in catalogue()]
    return [(lead, lag + LAST.get(ledger, 0)) for ledger, lead, lag in rows]


def _tempo(country: Country, adoption: Adoption, streams: Streams) -> Floats:
    own = streams.of("tempo").normal(0, SITE_SPREAD, len(country))
    tempo: Floats = adoption.profile["pace"] * np.exp(own - ZEAL_FACTOR * adoption.zeal)
    return tempo


def _ledger_noise(shape: tuple[int, int], streams: Streams) -> Floats:
    return streams.of("ledger tempo").lognormal(0, LEDGER_SPREAD, shape)


def _finish(closed: Floats, adoption: Adoption, streams: Streams) -> Floats:
    """Some stations close every remaining book on one day, as their district asks them to."""
    draw = streams.of("finish").random((2, len(closed)))
    keen = draw[0] < FINISHERS / (1 + np.exp(-1.2 * adoption.zeal)) * 2
    day = adoption.joined + FINISH_AFTER * adoption.profile["pace"] * (0.8 + 0.6 * draw[1])
    return np.minimum(closed, np.where(keen, day, np.inf)[:, None])


def _stuck(adoption: Adoption, shape: tuple[int, int], streams: Streams) -> Flags:
    random = streams.of("plateaus")
    plateau = random.random(shape[0]) < adoption.profile["plateau"]
    share = np.where(plateau, random.uniform(*STUCK, shape[0]), 0)
    signed = np.array([SIGNED_BOOK if row["ledger_id"] in LAST else 0.0 for row in catalogue()])
    stuck: Flags = random.random(shape) < np.maximum(share[:, None], signed)
    return stuck


def _missing(shape: tuple[int, int], streams: Streams) -> Flags:
    """1.5 % of the stations leave one to ten ledgers out of their list for good."""
    random = streams.of("missing rows")
    sloppy = random.random(shape[0]) < 0.015
    share = np.where(sloppy, random.uniform(0.013, 0.13, shape[0]), 0)
    missing: Flags = random.random(shape) < share[:, None]
    return missing


def _own_relapse(country: Country, adoption: Adoption, streams: Streams) -> tuple[Floats, Floats, Floats]:
    """A sixth of the stations go back to paper once, for 2 to 10 months: staff leave, a computer dies."""
    draw = streams.of("relapses").random((4, len(country)))
    first = adoption.joined + 14
    start = np.floor(first + draw[1] * np.maximum(3, len(SERIES) - first))
    start = np.where(draw[0] < 1 / 6, start, np.inf)
    return start, start + np.floor(2 + 8 * draw[2] ** 2), 0.1 + 0.8 * draw[3]


def _merger_relapse(country: Country, adoption: Adoption, streams: Streams) -> tuple[Floats, Floats, Floats]:
    """The reform of July 2025 reopens books for 2 to 12 months, longer and deeper where it hits hard."""
    draw = streams.of("merger").random((3, len(country)))
    share = adoption.profile["relapse_at_merger"]
    start = np.where(draw[0] < share, float(REFORM_MONTH), np.inf)
    length = np.floor(2 + 4 * draw[1] + 9 * share * draw[1])
    return start, start + length, 0.15 + 0.5 * draw[2] + 0.4 * share
