"""Marks that every chart of one metric over time carries."""

from components.charts.breaks import break_marks
from components.charts.chart import Mark
from components.reading.metric_words import target_text
from components.reading.view import View


def target_and_breaks(view: View) -> tuple[Mark, ...]:
    """The official target of the chosen metric and its breaks, where the dates span them."""
    target, words = view.metric.target, target_text(view.metric, view.language)
    found = [Mark("target", target.value, words)] if target and words else []
    days = (view.snapshot.dates[0], view.snapshot.date)
    return (*found, *break_marks(days, (view.metric.key,), view.language))
