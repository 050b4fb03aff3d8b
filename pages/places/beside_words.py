"""What places side by side show, in a sentence: who is highest and lowest, or changed most and least."""

from collections.abc import Callable, Mapping
from datetime import date

from components.reading.metric_words import label_of, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.words.numbers import SHARE, amount_of_change, changed, shown

Values = Mapping[str, float | None]


def finding(view: View, values: Values, base: date | None) -> str | None:
    """The values on the view's date, or their changes since a day; None where no place has one.

    values: the name of each place → its own, of several in any order.
    """
    known = sorted((value, name) for name, value in values.items() if value is not None)
    if not known:
        return None
    said: Callable[[float], str] = (
        (lambda value: change_words(view, value))
        if base
        else (lambda value: value_text(value, view.metric, view.language))
    )
    since = view.t("place.beside.since", month=period_text(view, base)) if base else ""
    when = since or period_text(view, view.snapshot.date)
    texts = [view.t("place.beside.place", place=name, value=said(value)) for value, name in known]
    words = {"label": label_of(view.metric, view.language), "when": when}
    ends = {"first": texts[-1], "last": texts[0]}
    if len(known) == 1:
        return view.t("place.beside.one", **words, **ends)
    if said(known[0][0]) == said(known[-1][0]):
        return view.t("place.beside.alike", **words, value=said(known[0][0]))
    return view.t("place.beside.two" if len(known) == 2 else "place.beside.many", **words, **ends)


def change_words(view: View, change: float) -> str:
    """“up 1.2 percentage points”, “down 3.4%”, “unchanged”. change: as `base_day.since` has it."""
    if not changed(change):
        return view.t("home.change.same")
    if view.metric.form == "share":
        amount = amount_of_change(change / 100, SHARE, view.language)
    else:
        amount = shown(abs(change), SHARE, view.language)
    return view.t("home.change.up" if change > 0 else "home.change.down", amount=amount)
