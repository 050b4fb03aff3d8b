"""The numbers of evenness: fifths of people, difference, ratio, slope and index; else fifths of provinces."""

from collections.abc import Mapping

import polars as pl

from components.cards.number_card import Number
from components.reading.counts import count_text
from components.reading.metric_words import value_text
from components.reading.view import View
from data.methods.equity import slope_index
from data.words.numbers import SHARE, difference_text, format_number, shown
from pages.gaps.equity.concentration import INDEX, People, index_text


def people_cards(view: View, people: People) -> list[Number]:
    """The worst-off and the best-off fifth of people, how far apart they are, the index over all ranks."""
    low, high = people.parts[0], people.parts[-1]
    slope = difference_text(slope_index(people.groups), SHARE, view.language)
    count = count_text(view, int(people.groups["weight"].sum()))
    first = Number("worst", view.t("gaps.equity.people_worst"), value_text(low, view.metric, view.language))
    last = Number("best", view.t("gaps.equity.people_best"), value_text(high, view.metric, view.language))
    difference = difference_text(high - low, SHARE, view.language)
    return [
        Number(first.key, first.label, first.text, note=view.t("gaps.equity.of_people", count=count)),
        last,
        Number(
            "difference",
            view.t("gaps.equity.difference"),
            difference,
            note=view.t("gaps.equity.difference_note"),
        ),
        *_ratio(view, low, high, "gaps.equity.people_ratio"),
        Number("slope", view.t("gaps.equity.slope"), slope, note=view.t("gaps.equity.slope_note")),
        Number(
            "index", view.t("gaps.equity.index"), index_text(view, people.index), note=_read(view, people)
        ),
    ]


def _read(view: View, people: People) -> str:
    """The interval of the index where there is one, and how to read it."""
    read = view.t(f"gaps.equity.read_{view.choices['rank']}")
    if people.index is None or people.verdict == "open":
        return read
    ends = {"low": people.index.low, "high": people.index.high}
    texts = {name: shown(end, INDEX, view.language) for name, end in ends.items()}
    return view.t("sentence.join", first=view.t("gaps.equity.ends", **texts), second=read)


def province_cards(view: View, parts: pl.DataFrame) -> list[Number]:
    """The lowest and the highest fifth of provinces, where they differ."""
    ends: Mapping[str, pl.DataFrame] = {"worst": parts.head(1), "best": parts.tail(1)}
    texts = {
        key: value_text(value, view.metric, view.language)
        for key, end in ends.items()
        for value in end["value"]
    }
    if parts.height < 2 or texts["worst"] == texts["best"]:
        return []
    cards = []
    for key, end in ends.items():
        note = view.t("gaps.equity.of_places", count=count_text(view, end["places"][0]))
        cards.append(Number(key, view.t(f"gaps.equity.{key}"), texts[key], note=note))
    return [*cards, *_ratio(view, parts["value"][0], parts["value"][-1], "gaps.equity.ratio_note")]


def _ratio(view: View, low: float, high: float, note: str) -> list[Number]:
    """The highest fifth divided by the lowest; none where that is zero."""
    if not low:
        return []
    times = view.t("gaps.equity.times", times=format_number(high / low, view.language, 2))
    return [Number("ratio", view.t("gaps.equity.ratio"), times, note=view.t(note))]
