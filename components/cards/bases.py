"""The base of a number in words."""

import polars as pl

from components.reading.counts import count_text
from components.reading.denominator import official_people, years_text
from components.reading.reported import reported_text
from components.reading.view import View
from data.measures.bases import STATIONS
from data.measures.metric import Metric
from data.measures.reports import reported


def based_on(view: View, now: pl.DataFrame, metric: Metric) -> str:
    """The metric's denominator in words: the register, its own count, or the stations that reported.

    now: the counts of one date, one row or none. Empty where nothing is known.
    """
    based, official = _based_on(view, now, metric), official_people(view.snapshot)
    if not based or official is None or not metric.of_people:
        return based
    return view.t("people.based", based=based, years=years_text(official))


def _based_on(view: View, now: pl.DataFrame, metric: Metric) -> str:
    counts = _sums(now)
    if metric.basis is STATIONS:
        return view.t("home.registered", stations=count_text(view, counts["stations"]))
    if metric.basis.words is not None and not counts[metric.denominator]:
        return ""
    if metric.basis.words is None:
        return reported_text(view, reported(counts))
    top, base = counts[metric.numerator], counts[metric.denominator]
    based = view.t(f"home.based.{metric.basis.words}", top=count_text(view, top), base=count_text(view, base))
    covered = view.covered.of(metric)
    unknown = covered.all_stations - covered.stations if covered and not metric.basis.behind else 0
    return view.t("home.unknown", based=based, count=count_text(view, unknown)) if unknown else based


def _sums(now: pl.DataFrame) -> dict[str, int]:
    return {name: int(now[name].sum()) for name in now.columns if now[name].dtype.is_integer()}
