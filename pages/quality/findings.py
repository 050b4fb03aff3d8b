"""What the checks found, in sentences: the share that passed, outliers beside chance, completeness."""

import polars as pl

from components.reading.coverage_words import those_with_data
from components.reading.covered import whom_of, with_whom
from components.reading.view import View
from data.measures.quality import BY_CHANCE, CHECK_KEYS, MILLIONTHS
from data.words import capital
from data.words.numbers import format_number, format_percent
from queries.coverage import coverage_of_reports


def finding(view: View, places: pl.DataFrame) -> str:
    """The share of checks passed, of whose reports, and how many checks could not be made."""
    judged, failed = (int(places[name].sum()) for name in ("judged", "failed"))
    sent = coverage_of_reports(view.snapshot, view.scope)
    if not judged or sent is None:
        return view.t("quality.checks.none", place=view.place)
    narrow = whom_of(view.covered, view.language, sent)
    words = {
        "place": capital(those_with_data(view)) if narrow else view.place,
        "score": format_percent(1 - failed / judged, view.language),
        "judged": format_number(judged, view.language),
        "failed": format_number(failed, view.language),
    }
    said = with_whom(view.t("quality.checks.finding", **words), narrow, view.language)
    for one in (_by_chance(view, places), _complete(view, places)):
        said = view.t("sentence.join", first=said, second=one) if one else said
    unmade = sum(not places[f"{key}_judged"].sum() for key in CHECK_KEYS)
    if not unmade:
        return said
    numbers = {"count": unmade, "all": len(CHECK_KEYS)}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t("sentence.join", first=said, second=view.t("quality.checks.unmade", **texts))


def _by_chance(view: View, places: pl.DataFrame) -> str:
    """Outliers found beside those that chance alone would give; empty where none could be looked for."""
    judged = int(places["outlier_robust_judged"].sum())
    if not judged:
        return ""
    found = int(places["outlier_robust_failed"].sum()) / judged
    chance = chance_of(places, "outlier_robust")
    words = {"found": found, "chance": chance}
    shares = {name: format_percent(share, view.language) for name, share in words.items()}
    return view.t("quality.checks.chance", **shares)


def chance_of(places: pl.DataFrame, check: str) -> float | None:
    """The share of a check's values that would fail with nothing there; None where that is not known."""
    judged = int(places[f"{check}_judged"].sum())
    if not judged or check not in BY_CHANCE:
        return None
    return int(places[f"{check}_chance"].sum()) / MILLIONTHS / judged


def _complete(view: View, places: pl.DataFrame) -> str:
    """The completeness of indicators after WHO; empty where no report could be asked for one."""
    judged, missing = (int(places[f"complete_{side}"].sum()) for side in ("judged", "failed"))
    if not judged:
        return ""
    return view.t("quality.checks.complete", share=format_percent(1 - missing / judged, view.language))
