"""Sentences that say whom their value speaks for where that is too few to stand for the place."""

from components.reading.covered import whom, with_whom
from components.reading.view import View
from data.measures.metric import Metric


def speaks_for(view: View, metric: Metric | None = None) -> str:
    """Whom the value of a metric, by default the view's, speaks for; empty where it may stand for all."""
    return whom(view.covered, view.language, metric or view.metric)


def told(view: View, sentence: str, metric: Metric | None = None) -> str:
    """The sentence, and whom its value speaks for where that is too few."""
    return with_whom(sentence, speaks_for(view, metric), view.language)
