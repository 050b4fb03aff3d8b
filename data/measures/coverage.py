"""The stations, people and places that a value speaks for, of all there are."""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from data.measures.metric import Metric
from data.measures.ratio import ratio
from data.scope import Level

Kind = Literal["people", "stations"]


@dataclass(frozen=True)
class Register:
    """The stations and posts in the register of a place, and its units that have one.

    areas of all_areas: units of the level just below that pages list; communes of all_communes: the finest
    units, in force on the date. By law each has a station.
    """

    stations: int
    level: Level
    areas: int
    all_areas: int
    communes: int
    all_communes: int

    def wide(self, limit: float) -> bool:
        """True where the register holds so much of the place that it may stand for it."""
        return self.communes >= limit * self.all_communes


@dataclass(frozen=True)
class Coverage:
    """Whom a value speaks for in a register.

    known of whole: people or stations, by the metric's basis; stations of all_stations: those behind the
    value; areas: the units of the register's level with at least one of them.
    """

    kind: Kind
    known: int
    whole: int
    stations: int
    all_stations: int
    areas: int
    register: Register

    @property
    def share(self) -> float:
        """The part of the register that is known: of the whole or of the stations, whichever is less."""
        return min(self.known / self.whole, self.stations / self.all_stations)

    def wide(self, limit: float) -> bool:
        """True where the value may stand for the place: it speaks for most of a register that does."""
        return self.share >= limit and self.register.wide(limit)


def coverage(metric: Metric, rows: pl.DataFrame, giving: pl.DataFrame, register: Register) -> Coverage | None:
    """The coverage of a metric; None without a value or anybody to speak for.

    rows: one per unit of the register's level, with COUNTS of one date. giving: one per unit with a site, and
    under the name of each count its sites at which it is above zero.
    """
    if not rows[metric.denominator].sum():
        return None
    counts = rows.select(pl.col(pl.Int64).sum())
    known, everyone = map(round, counts.select(known=stations_behind(metric), all=_everyone(metric)).row(0))
    whole = everyone
    stations, areas = int(giving[metric.denominator].sum()), int((giving[metric.denominator] > 0).sum())
    if metric.of_people:
        known, whole = counts.select(metric.denominator, "population").row(0)
    kind: Kind = "people" if metric.of_people else "stations"
    return Coverage(kind, known, whole, stations, everyone, areas, register)


def share_counts(metric: Metric) -> list[str]:
    """Those of COUNTS that `share_with_data` reads."""
    return share_with_data(metric).meta.root_names()


def share_with_data(metric: Metric) -> pl.Expr:
    """The part of a row's stations, and of its people where those are counted, that its value speaks for.

    Null where there is none. Reads COUNTS.
    """
    stations = ratio(stations_behind(metric), _everyone(metric))
    if not metric.of_people:
        return stations
    return pl.min_horizontal(stations, ratio(metric.denominator, "population"))


def _everyone(metric: Metric) -> pl.Expr:
    """All that could be known: stations with their posts, reports due, or sites."""
    whole = metric.basis.whole
    return pl.col(whole if whole in ("care_units", "reports_expected") else "stations")


def stations_behind(metric: Metric) -> pl.Expr:
    """The stations that a value speaks for: those that reported, though not required to, included.

    Of ledgers as many as the known states would fill.
    """
    if metric.basis.behind == "reports_received":
        return pl.col("reports_received") + pl.col("reports_unexpected")
    if metric.basis.behind != "ledgers_base":
        return pl.col(metric.basis.behind or metric.denominator)
    known = pl.col("ledgers_base") + pl.col("ledgers_not_applicable")
    return pl.col("stations") * ratio(known, known + pl.col("ledgers_missing"))
