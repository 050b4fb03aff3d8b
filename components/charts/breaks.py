"""Breaks as every time chart shows them: a mark with its reason, a line that stops, no change across."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from components.charts.chart import Mark
from data.measures.breaks import Break, breaks_between, interruption
from data.words import Language, t
from data.words.periods import holes


def break_marks(
    days: Iterable[date], metrics: Iterable[str], language: Language, series: Mapping[str, str] | None = None
) -> tuple[Mark, ...]:
    """The marks of a chart of these metrics over these days.

    series: metric → the name of its line where the chart has several, so that only the lines concerned stop.
    """
    known = sorted(days)
    if not known:
        return ()
    return tuple(_mark(one, language, series or {}) for one in breaks_between(known[0], known[-1], metrics))


def _mark(one: Break, language: Language, series: Mapping[str, str]) -> Mark:
    names = tuple(name for key, name in series.items() if one.metrics is not None and key in one.metrics)
    return Mark(
        "break",
        one.on,
        t(f"break.{one.key}.mark", language),
        reason=t(f"break.{one.key}.reason", language),
        interrupts=one.interrupts,
        series=names,
    )


def break_reason(metric: str, first: date, last: date, language: Language) -> str:
    """The reason for not comparing a metric's values on two dates; empty where they may be compared."""
    found = interruption(metric, first, last)
    return t(f"break.{found.key}.reason", language) if found else ""


def with_gaps(
    days: Sequence[date], values: Sequence[float | None], metrics: Iterable[str]
) -> list[tuple[date, float | None]]:
    """Day and value, for small pictures: no value between two days with an interrupting break or a hole."""
    gaps = [(day, None) for day in gaps_in(days, metrics)]
    return sorted([*zip(days, values, strict=True), *gaps], key=lambda point: point[0])


def gaps_in(days: Sequence[date], metrics: Iterable[str]) -> list[date]:
    """A day in the middle of each pair of days that must not be joined."""
    keys, missing = tuple(metrics), set(holes(days))
    pairs = [pair for pair in pairwise(days) if _apart(pair, keys, missing)]
    return [before + (after - before) / 2 for before, after in pairs]


def _apart(pair: tuple[date, date], metrics: tuple[str, ...], missing: set[tuple[date, date]]) -> bool:
    return pair in missing or any(one.interrupts for one in breaks_between(*pair, metrics))
