"""Changes and lists in plain words."""

from collections.abc import Sequence

from components.reading.metric_words import style_of
from data.measures.metric import Metric
from data.words import Language, t
from data.words.numbers import amount_of_change, changed, shown_change


def change_words(change: float, metric: Metric, language: Language) -> str:
    """“tăng 1,2 điểm %”, “down 0.3 points”; unchanged only where nothing changed."""
    if not changed(change):
        return t("home.change.same", language)
    amount = amount_of_change(change, style_of(metric), language)
    return t("home.change.up" if change > 0 else "home.change.down", language, amount=amount)


def short_change(change: float, metric: Metric, language: Language) -> str:
    """“+1,2 điểm %”, “-0.3 pp”; unchanged only where nothing changed."""
    if not changed(change):
        return t("home.change.same", language)
    return shown_change(change, style_of(metric), language, "number.points_short")


def join_names(names: Sequence[str], language: Language) -> str:
    """“A, B và C”."""
    if len(names) < 2:
        return "".join(names)
    first = t("home.list.comma", language).join(names[:-1])
    return t("home.list.two", language, first=first, second=names[-1])
