"""The thresholds of the checks in words: those that the version looked at was published with."""

from collections.abc import Mapping
from dataclasses import asdict

from components.reading.view import View
from data.measures.quality import FEWEST_PEERS, Check, Thresholds
from data.words import Language
from data.words.numbers import format_number


def limits(view: View) -> Mapping[str, float]:
    """Threshold → value; the default where the manifest of an older version does not name it."""
    settings = view.snapshot.manifest.settings
    return {key: settings.get(f"check_{key}", default) for key, default in asdict(Thresholds()).items()}


def limit_text(view: View, check: Check) -> str:
    """A check's threshold: 33%, 3, 3.5."""
    limit = limits(view).get(check.key)
    return "" if limit is None else _text(limit, check.share, view.language)


def check_words(view: View, check: Check, what: str) -> str:
    """A check's `formula` or `why` with the thresholds in it."""
    plain = {key: limits(view)[key] for key in ("fewest_cases", "baseline_periods")} | {"peers": FEWEST_PEERS}
    numbers = {key: _text(value, False, view.language) for key, value in plain.items()}
    return view.t(f"quality.check.{check.key}.{what}", limit=limit_text(view, check), **numbers)


def baseline_words(view: View) -> str:
    """The earlier periods that a value of the date is compared with."""
    numbers = {
        key: _text(limits(view)[f"baseline_{key}"], False, view.language) for key in ("periods", "fewest")
    }
    return view.t("quality.checks.lead", **numbers)


def _text(limit: float, share: bool, language: Language) -> str:
    """The threshold with no more decimals than it needs."""
    number = round(limit * 100 if share else limit, 6)
    decimals = len(f"{number:.6f}".rstrip("0").partition(".")[2])
    return format_number(number, language, decimals) + ("%" if share else "")
