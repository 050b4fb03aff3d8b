"""The quality of what arrived: checks by place and by row, entry delay, the rows behind a number."""

from datetime import date as Day
from pathlib import Path

import polars as pl

from data.measures.metric import Metric
from data.measures.quality import TALLIES
from data.scope import Level, Scope, StationScope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.places import with_places
from queries.sources import FINE, source
from queries.statements import statement

SITE: Schema = {"station_id": pl.String, "name": pl.String, "province": pl.String, "commune": pl.String}
FINDING: Schema = {
    **SITE,
    "check": pl.String,
    "field": pl.String,
    **dict.fromkeys(("value", "expected", "score"), pl.Float64),
}


REPORTS = ("reports_expected", "reports_received", "reports_on_time_base", "reports_on_time")


@kept
def calendar(snapshot: Snapshot, scope: Scope, level: Level, first: Day) -> pl.DataFrame:
    """One row per date from `first` to the snapshot's and place of `level` that has a site then.

    Columns: date, code, REPORTS (reports).
    """
    schema: Schema = {"date": pl.Date, "code": pl.String, **dict.fromkeys(REPORTS, pl.Int64)}
    return snapshot.frame(
        statement("quality_calendar"), scope, schema, source=source(scope, level), level=level, first=first
    )


@kept
def findings(snapshot: Snapshot, scope: StationScope, check: str | None = None) -> pl.DataFrame:
    """One row per value that failed a check (of `check` alone when one is named), the furthest off first.

    Columns: FINDING; province and commune are codes of the scope's scheme; score: standard deviations, a
    modified z-score or a ratio less one, by the check; null where the value was held against zero.
    """
    return snapshot.frame(
        statement("quality_findings"), scope, FINDING, source=f"gap_sites{scope.scheme}", check=check
    )


@kept
def tallies_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row per place of `level`, empty places included. Columns: PLACE, stations, TALLIES (values)."""
    counted = snapshot.frame(
        statement("quality_by_place"),
        scope,
        {"code": pl.String, "stations": pl.Int64, **dict.fromkeys(TALLIES, pl.Int64)},
        source=f"gap_sites{scope.scheme}",
        level=level,
        tallies=list(TALLIES),
    )
    return with_places(snapshot, scope, level, counted)


@kept
def delays(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per date up to the snapshot's with a timed report: date, reports, median and p90 (days from the
    period's end; the smallest number of days within which half, and nine in ten, of the reports were in).
    """
    view = f"{'delay_sites' if scope.level in FINE else 'delays'}{scope.scheme}"
    schema: Schema = {"date": pl.Date, "days": pl.Int64, "reports": pl.Int64}
    rows = snapshot.frame(statement("quality_delay"), scope, schema, source=view)
    so_far, all_reports = pl.col("reports").cum_sum().over("date"), pl.col("reports").sum().over("date")
    shares = rows.with_columns(so_far.alias("so_far"), all_reports.alias("everyone"))
    return shares.group_by("date", maintain_order=True).agg(
        pl.col("reports").sum(),
        pl.col("days").filter(pl.col("so_far") * 2 >= pl.col("everyone")).first().alias("median"),
        pl.col("days").filter(pl.col("so_far") * 10 >= pl.col("everyone") * 9).first().alias("p90"),
    )


def origin_question(scope: Scope, metric: Metric) -> tuple[str, dict[str, str | int | None]]:
    """The text of the query behind a metric's number and what is bound to it besides the date."""
    text = (Path(__file__).parent / "quality_origin.sql").read_text(encoding="utf-8")
    return text, {**scope.where, **_origin(scope, metric)}


@kept
def origin_rows(snapshot: Snapshot, scope: StationScope, metric: Metric) -> pl.DataFrame:
    """One row per site that counts. Columns: SITE, numerator, denominator, which add up to the metric's."""
    schema: Schema = {**SITE, "numerator": pl.Int64, "denominator": pl.Int64}
    return snapshot.frame(statement("quality_origin"), scope, schema, **_origin(scope, metric))


def _origin(scope: Scope, metric: Metric) -> dict[str, str]:
    return {
        "source": f"sites{scope.scheme}",
        "numerator": metric.numerator,
        "denominator": metric.denominator,
    }
