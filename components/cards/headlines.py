"""The headline metrics of a view: values now, before and a year ago, from the counts of all dates."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from components.cards.bases import based_on
from components.cards.headline_card import Headline
from components.charts.breaks import break_reason, with_gaps
from components.reading.coverage_words import speaks_for
from components.reading.origin_links import origin_href
from components.reading.periods import period_text
from components.reading.view import View, href
from data.measures.blanks import blank_reason
from data.measures.metric import Metric, with_value
from data.store.snapshot import Snapshot

HEADLINES = (
    "paperless_stations",
    "paperless_units",
    "paperless_visits",
    "ledger_digitisation",
    "deployment",
    "record_coverage",
    "record_opened",
    "citizens_with_doctor",
    "stations_with_doctor",
)


def headlines(view: View, counts: pl.DataFrame, metrics: Sequence[Metric]) -> list[Headline]:
    """One headline per metric. counts: one row per date, the count columns."""
    return [_headline(view, with_value(counts, metric), metric) for metric in metrics]


def _headline(view: View, rows: pl.DataFrame, metric: Metric) -> Headline:
    values = values_by_date(rows)
    year_before = view.year_before
    now = rows.filter(date=view.snapshot.date)
    return Headline(
        metric=metric,
        value=values.get(view.snapshot.date),
        trend=with_gaps(list(values), list(values.values()), (metric.key,)),
        before=_earlier(view, values, metric, view.compare),
        before_label=_before_label(view),
        year_ago=_earlier(view, values, metric, year_before),
        reported=based_on(view, now, metric),
        link=href(view, metric=metric.key),
        origin=origin_href(view, metric),
        estimate=view.context().estimate,
        before_broken=_broken(view, metric, view.compare),
        year_broken=_broken(view, metric, year_before),
        partial=speaks_for(view, metric),
        blank=_blank(view, now, metric),
    )


def _earlier(
    view: View, values: dict[date, float | None], metric: Metric, then: Snapshot | None
) -> float | None:
    """The value to compare with, None across a break that forbids it."""
    return None if then is None or _broken(view, metric, then) else values.get(then.date)


def _blank(view: View, now: pl.DataFrame, metric: Metric) -> str:
    """The reason why the value of the date is missing; without a row there is no station."""
    reasons = now.select(blank_reason(metric, view.snapshot.date)).to_series()
    return (reasons[0] if len(reasons) else None) or "no_stations"


def _broken(view: View, metric: Metric, then: Snapshot | None) -> str:
    if then is None:
        return ""
    first, last = sorted((then.date, view.snapshot.date))
    return break_reason(metric.key, first, last, view.language)


def values_by_date(rows: pl.DataFrame) -> dict[date, float | None]:
    """Date → value, oldest first."""
    return dict(rows.sort("date").select("date", "value").iter_rows())


def _before_label(view: View) -> str:
    if view.compare is None:
        return view.t("home.no_before")
    return view.t("home.since_before", month=period_text(view, view.compare.date))
