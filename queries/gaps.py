"""Shortfalls of a metric by place: the sums it divides, and the sites below its target."""

from typing import Literal

import polars as pl

from data.measures.gaps import bar_of
from data.measures.metric import Metric
from data.measures.streaks import streaks, streaks_of
from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import positions
from queries.places import with_places
from queries.sources import source
from queries.statements import statement

SUMS: Schema = dict.fromkeys(
    (
        "top",
        "bottom",
        "stations",
        "stations_deployed",
        "stations_deployed_base",
        "care_units",
        "population",
        "reports_expected",
        "reports_received",
        "reports_unexpected",
        "survey_stations",
        "reports_held_back",
        "ledgers_not_applicable",
        "ledgers_missing",
        "ledgers_held_back",
        "stations_short",
        "people_short",
        "without_people",
    ),
    pl.Int64,
)


@kept
def gap_by_place(snapshot: Snapshot, scope: Scope, level: Level, metric: Metric) -> pl.DataFrame:
    """One row per place of `level` on the snapshot's date, empty places included.

    Columns: code, short_vi, short_en; top and bottom (the metric's numerator and denominator, of the sites
    where it is known); stations, stations_deployed, stations_deployed_base, care_units (stations with their
    points), population (people), reports_expected, reports_received, reports_unexpected, reports_held_back,
    survey_stations; ledgers_not_applicable, ledgers_missing, ledgers_held_back; stations_short (sites, or
    stations with their points where the metric is of those, below the metric's target, or below all where it
    has none); people_short (the people those are responsible for) and without_people (those of whose people
    the register says nothing).
    """
    return with_places(snapshot, scope, level, gaps_by(snapshot, scope, level, metric))


def gaps_by(
    snapshot: Snapshot, scope: Scope, key: Level | Literal["zone", "area", "connection"], metric: Metric
) -> pl.DataFrame:
    """One row per place of a level, or per kind of site, that has one (code empty: not given): code, SUMS."""
    bar = bar_of(metric)
    return snapshot.frame(
        statement("gaps"),
        scope,
        {"code": pl.String, **SUMS},
        source=f"gap_sites{scope.scheme}",
        key=key,
        **positions(
            snapshot,
            numerator=metric.numerator,
            denominator=metric.denominator,
            surveyed="survey_stations",
        ),
        bar=bar.ten_thousandths,
        above=bar.above,
        with_points=metric.basis.with_points,
    )


@kept
def streaks_by_place(snapshot: Snapshot, scope: Scope, level: Level, metric: Metric) -> pl.DataFrame:
    """One row per place of `level` below the metric's target: columns of `streaks`.

    Read as the publication prepared it; where the scope leaves out kinds of site, added up from the sites.
    """
    if (scope.zone, scope.area, scope.connection) != (None, None, None):
        return _streaks_of_kinds(snapshot, scope, level, metric)
    schema = {"code": pl.String, "states": pl.String}
    states = snapshot.newest.frame(statement("standing"), scope, schema, level=level, metric=metric.key)
    return streaks(states, snapshot.dates_until)


def _streaks_of_kinds(snapshot: Snapshot, scope: Scope, level: Level, metric: Metric) -> pl.DataFrame:
    """0.03 s for a third of the country's communes at 71 dates."""
    schema = {"date": pl.Date, "code": pl.String, "top": pl.Int64, "bottom": pl.Int64}
    pair = {"numerator": metric.numerator, "denominator": metric.denominator}
    asked = {"source": source(scope, level), "level": level, **pair}
    return streaks_of(snapshot.frame(statement("standing_of_kinds"), scope, schema, **asked), metric)
