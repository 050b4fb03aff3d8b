"""Sentences that say whom their value speaks for where that is too few to stand for the place."""

from components.reading.covered import whom, with_whom
from components.reading.view import View
from data.measures.metric import Metric
from data.words import level_noun
from data.words.numbers import format_number


def speaks_for(view: View, metric: Metric | None = None) -> str:
    """Whom the value of a metric, by default the view's, speaks for; empty where it may stand for all."""
    return whom(view.covered, view.language, metric or view.metric)


def told(view: View, sentence: str, metric: Metric | None = None) -> str:
    """The sentence, and whom its value speaks for where that is too few."""
    return with_whom(sentence, speaks_for(view, metric), view.language)


def those_with_data(view: View) -> str:
    """The stations with data in the place and under the filters, in a sentence."""
    named = view.scope.code or view.filters
    return view.t("coverage.with_data_of", place=view.place) if named else view.t("coverage.with_data")


def of_known(view: View, sentence: str, level: str, known: int, every: int) -> str:
    """The sentence on places of a level, and of how many it is where too little is known of some."""
    if known == every:
        return sentence
    numbers = {"known": format_number(known, view.language), "all": format_number(every, view.language)}
    return view.t("coverage.places", sentence=sentence, level=level_noun(level, view.language), **numbers)
