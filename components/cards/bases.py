"""Who stands behind a number: what it is counted over, and whether that is only a small part of all."""

import polars as pl

from components.frame.shell import Reported, reported_text
from components.reading.view import View
from data.measures.counts import PEOPLE_COUNTS
from data.measures.metric import Metric
from data.words.numbers import format_number, format_percent

HALF = 0.5
PEOPLE = frozenset(f"{name}_base" for name in PEOPLE_COUNTS)

# Denominators that do not come with the reports → the words that name them.
COUNTED = {
    "care_units_with_doctor_base": "stations",
    "doctors_base": "known",
    "ledgers_base": "ledgers",
    "stations_paperless_base": "all_ledgers",
    "stations_sustained_base": "known",
}


def based_on(view: View, now: pl.DataFrame, metric: Metric) -> str:
    """The metric's denominator in words: the register, its own count, or the stations that reported.

    now: the counts of one date, one row or none.
    """
    counts = _sums(now)
    if metric.denominator == "stations":
        return view.t("home.registered", stations=_count(view, counts["stations"]))
    kind = COUNTED.get(metric.denominator)
    if kind is None:
        return reported_text(view, Reported(counts["reports_expected"], counts["reports_received"], 0))
    top, base = counts[metric.numerator], counts[metric.denominator]
    return view.t(f"home.based.{kind}", top=_count(view, top), base=_count(view, base))


def partial(view: View, now: pl.DataFrame, metric: Metric) -> str:
    """That the value speaks for fewer than half of the people or stations; empty where it speaks for more."""
    counts = _sums(now)
    if not counts["stations"] or not counts[metric.denominator]:
        return ""
    kind = "people" if metric.denominator in PEOPLE else "stations"
    behind, everyone = _behind(counts, metric)
    known = counts[metric.denominator] if kind == "people" else behind
    whole = counts["population"] if kind == "people" else everyone
    if not whole or known / whole >= HALF:
        return ""
    share = format_percent(known / whole, view.language)
    stations = {"stations": _count(view, behind), "all": _count(view, everyone)}
    return view.t(f"home.partial.{kind}", share=share, **stations)


def _behind(counts: dict[str, int], metric: Metric) -> tuple[int, int]:
    """Stations that stand behind the value, and all there are."""
    base, stations = metric.denominator, counts["stations"]
    if base in ("stations", "reports_expected", "reports_on_time_base"):
        return counts[base], stations
    if base == "ledgers_base":
        return _with_ledgers(counts), stations
    if base.startswith(("care_units", "doctors")):
        return counts[base], counts["care_units"]
    if base.startswith(("stations", "templates")):
        return counts[base], stations
    return counts["survey_stations" if base.startswith("recording") else "reports_received"], stations


def _with_ledgers(counts: dict[str, int]) -> int:
    """As many stations as the known states of ledgers would fill."""
    known = counts["ledgers_base"] + counts["ledgers_not_applicable"]
    return round(counts["stations"] * known / (known + counts["ledgers_missing"]))


def _sums(now: pl.DataFrame) -> dict[str, int]:
    return {name: int(now[name].sum()) for name in now.columns if now[name].dtype.is_integer()}


def _count(view: View, number: int) -> str:
    return format_number(number, view.language)
