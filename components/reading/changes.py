"""Changes and lists in plain words."""

from collections.abc import Sequence

from components.reading.metric_words import style_of
from data.measures.metric import Metric
from data.words import Language, t
from data.words.numbers import rounded, shown_change


def change_words(change: float, metric: Metric, language: Language) -> str:
    """“tăng 1,2 điểm %”, “down 0.3 points”; unchanged where the rounded change is zero."""
    number = rounded(change, style_of(metric)) or 0
    if number == 0:
        return t("home.change.same", language)
    amount = shown_change(abs(change), style_of(metric), language).lstrip("+")
    return t("home.change.up" if number > 0 else "home.change.down", language, amount=amount)


def join_names(names: Sequence[str], language: Language) -> str:
    """“A, B và C”."""
    if len(names) < 2:
        return "".join(names)
    first = t("home.list.comma", language).join(names[:-1])
    return t("home.list.two", language, first=first, second=names[-1])
