"""The headline metrics of a view: values now, before and a year ago, from the counts of all dates."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from components.breaks import broken_words, with_gaps
from components.estimates import estimate_of
from components.headline_card import Headline
from components.shell import Reported, reported_text
from components.view import View, href
from data.metrics import Metric, with_value
from data.snapshot import Snapshot
from data.words.dates import format_month
from data.words.numbers import format_number

HEADLINES = (
    "paperless_stations",
    "paperless_visits",
    "ledger_digitisation",
    "deployment",
    "record_coverage",
    "record_opened",
    "citizens_with_doctor",
    "stations_with_doctor",
)

# Denominators that the station register gives, report or no report.
REGISTER = ("stations", "care_units")


def headlines(view: View, counts: pl.DataFrame, metrics: Sequence[Metric]) -> list[Headline]:
    """One headline a metric. counts: one row a date, the count columns."""
    return [_headline(view, with_value(counts, metric), metric) for metric in metrics]


def _headline(view: View, rows: pl.DataFrame, metric: Metric) -> Headline:
    values = values_by_date(rows)
    year_before = view.year_before
    return Headline(
        metric=metric,
        value=values.get(view.snapshot.date),
        trend=with_gaps(list(values), list(values.values()), (metric.key,)),
        before=_earlier(view, values, metric, view.compare),
        before_label=_before_label(view),
        year_ago=_earlier(view, values, metric, year_before),
        reported=_reported(view, rows, metric),
        link=href(view, metric=metric.key),
        estimate=estimate_of(view),
        before_broken=_broken(view, metric, view.compare),
        year_broken=_broken(view, metric, year_before),
    )


def _earlier(
    view: View, values: dict[date, float | None], metric: Metric, then: Snapshot | None
) -> float | None:
    """The value to compare with, None across a break that forbids it."""
    return None if then is None or _broken(view, metric, then) else values.get(then.date)


def _broken(view: View, metric: Metric, then: Snapshot | None) -> str:
    if then is None:
        return ""
    first, last = sorted((then.date, view.snapshot.date))
    return broken_words(metric.key, first, last, view.language)


def values_by_date(rows: pl.DataFrame) -> dict[date, float | None]:
    """Date → value, oldest first."""
    return dict(rows.sort("date").select("date", "value").iter_rows())


def _before_label(view: View) -> str:
    if view.compare is None:
        return view.t("home.no_before")
    return view.t("home.since_before", month=format_month(view.compare.date, view.language))


def _reported(view: View, rows: pl.DataFrame, metric: Metric) -> str:
    """Who stands behind the number: the stations that reported, or the register where it comes from there."""
    now = rows.filter(date=view.snapshot.date)
    if metric.denominator.startswith(REGISTER):
        stations = format_number(int(now["stations"].sum()), view.language)
        return view.t("home.registered", stations=stations)
    expected, received = int(now["reports_expected"].sum()), int(now["reports_received"].sum())
    return reported_text(view, Reported(expected, received, 0))
