"""The checks of the methods in the version on view: numbers read from it, none typed."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import polars as pl

from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.clusters import LEVEL_OF_DOUBT
from data.measures.effort import Weights, in_order, with_effort
from data.measures.equity import equity_check
from data.measures.metrics import BY_KEY
from data.measures.quality import BY_CHANCE, MILLIONTHS
from data.scope import counted_only
from data.words.numbers import format_number, format_percent
from pages.about.change_check import changes_found
from pages.about.funnel_check import funnels_found
from pages.about.rank_check import ranks_found
from queries.closing import closing_sites
from queries.clusters import cluster_shares
from queries.counts import counts_now
from queries.crossing import crossing
from queries.forecast import forecast_errors
from queries.pace import survival_groups
from queries.quality import tallies_by_place
from queries.site_gaps import site_gaps

ROWS = {"what": pl.String, "found": pl.String}
YEAR, NEAR = 365, 35  # days back, and how far off a snapshot may be


def _rows(pairs: Iterable[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema=ROWS, orient="row")


def _forecast(view: View) -> pl.DataFrame:
    """Errors of all provinces' earlier forecasts of the paperless share, by horizon."""
    errors = forecast_errors(view.snapshot, view.scope).filter(whose="provinces", part="paperless")
    return _rows(
        (
            view.t(
                "about.check.forecast",
                months=format_number(row["months"], view.language),
                forecasts=format_number(row["forecasts"], view.language),
            ),
            view.t(
                "about.check.forecast_found",
                covered=format_percent(row["covered"], view.language),
                **{
                    name: format_number(row[name], view.language, 2) for name in ("middle", "last", "quarter")
                },
            ),
        )
        for row in errors.iter_rows(named=True)
    )


def _clusters(view: View) -> pl.DataFrame:
    """How many communes are told apart before the correction, where 5 % would be by chance."""
    rows = cluster_shares(view.snapshot, view.scope, round(LEVEL_OF_DOUBT * 1000))
    return _rows(
        (
            label_of(BY_KEY[row["metric"]], view.language),
            view.t(
                "about.check.clusters",
                share=format_percent(row["told"] / row["places"], view.language),
                places=format_number(row["places"], view.language),
                chance=format_percent(LEVEL_OF_DOUBT, view.language, 0),
            ),
        )
        for row in rows.iter_rows(named=True)
    )


def _equity(view: View) -> pl.DataFrame:
    """Of simulated countries: intervals that held the truth, and those that found what is not there."""
    return _rows(
        (
            view.t(
                "about.check.equity",
                stations=format_number(row["stations"], view.language),
                countries=format_number(row["countries"], view.language),
            ),
            view.t(
                "about.check.equity_found",
                **{name: format_percent(row[name], view.language) for name in ("covered", "false")},
            ),
        )
        for row in equity_check().iter_rows(named=True)
    )


def _quality(view: View) -> pl.DataFrame:
    """The share that failed beside the share due to chance."""
    tallies = tallies_by_place(view.snapshot, view.scope, "province")
    found = []
    for check in BY_CHANCE:
        judged = int(tallies[f"{check}_judged"].sum())
        if judged:
            shares = {
                "found": int(tallies[f"{check}_failed"].sum()) / judged,
                "chance": int(tallies[f"{check}_chance"].sum()) / MILLIONTHS / judged,
            }
            texts = {name: format_percent(share, view.language) for name, share in shares.items()}
            judged_text = format_number(judged, view.language)
            said = view.t("about.check.quality", judged=judged_text, **texts)
            found.append((view.t(f"quality.check.{check}.name"), said))
    return _rows(found)


def _closing(view: View) -> pl.DataFrame:
    """The order of a year ago: of each fifth of it, how many stations have left paper since."""
    then = _year_before(view)
    if then is None:
        return _rows(())
    metric, every = BY_KEY["paperless_stations"], counted_only(view.scope)
    now = site_gaps(view.snapshot, every, metric).filter(pl.col("bottom") > 0)
    sites = closing_sites(view.snapshot.on(then), every, metric).filter(pl.col("bottom") > 0)
    rows, reached = (
        with_effort(sites, metric, Weights()),
        now.select("station_id", reached=pl.col("gap") == 0),
    )
    found, alone = (_by_fifth(in_order(rows, order), reached) for order in ("nearest", "people"))
    return _rows(
        (
            view.t("about.check.closing", fifth=format_number(number, view.language)),
            view.t(
                "about.check.closing_found",
                share=format_percent(share, view.language),
                alone=format_percent(other, view.language),
                stations=format_number(stations, view.language),
            ),
        )
        for (number, stations, share), (_, _, other) in zip(found, alone, strict=True)
    )


def _by_fifth(ordered: pl.DataFrame, reached: pl.DataFrame) -> list[tuple[int, int, float]]:
    """Fifth of an order, its stations and the share of them reached since; of those known now."""
    known = ordered.join(reached, on="station_id", maintain_order="left")
    fifth = pl.int_range(pl.len()) * 5 // pl.len() + 1
    fifths = known.with_columns(fifth.alias("fifth")).group_by("fifth", maintain_order=True)
    return list(fifths.agg(pl.len().alias("stations"), pl.col("reached").mean().alias("share")).iter_rows())


def _year_before(view: View) -> date | None:
    """The snapshot nearest to a year before, at most five weeks off."""
    away = {day: abs((view.snapshot.date - day).days - YEAR) for day in view.snapshot.dates_until}
    return min((day for day in away if away[day] <= NEAR), key=away.__getitem__, default=None)


def _survival(view: View) -> pl.DataFrame:
    """How many stations are followed, and how many are not."""
    rows = survival_groups(view.snapshot, view.scope).filter(kind="all").to_dicts()
    names = ("stations", "events", "already", "left_out", "back")
    return _rows(
        (view.t(f"about.check.survival.{name}"), format_number(row[name], view.language))
        for row in rows[:1]
        for name in names
        if row[name] is not None
    )


def _deadline(view: View) -> pl.DataFrame:
    """Reports in time of those with a time."""
    counts = counts_now(view.snapshot, view.scope)
    names = ("reports_expected", "reports_on_time_base", "reports_on_time")
    return _rows(
        (view.t(f"about.count.{name}"), format_number(int(counts[name].sum()), view.language))
        for name in names
    )


def _breaks(view: View) -> pl.DataFrame:
    """Stations counted on one side of July 2025 only."""
    found = crossing(view.snapshot, view.scope)
    if found is None:
        return _rows(())
    numbers = {"sites": found.sites, "gone": found.gone, "come": found.come}
    return _rows(
        (view.t(f"about.check.breaks.{name}"), format_number(number, view.language))
        for name, number in numbers.items()
    )


CHECKS: Mapping[str, Callable[[View], pl.DataFrame]] = {
    "forecast": _forecast,
    "clusters": _clusters,
    "equity": _equity,
    "quality": _quality,
    "closing": _closing,
    "change": lambda view: _rows(changes_found(view)),
    "funnel": lambda view: _rows(funnels_found(view)),
    "ranks": lambda view: _rows(ranks_found(view)),
    "survival": _survival,
    "deadline": _deadline,
    "breaks": _breaks,
}
