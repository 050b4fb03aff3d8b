"""The card beside `paperless_stations`: a commune's station counted once, with all its posts."""

from components.cards.number_card import Number
from components.reading.counts import count_text
from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.metrics import BY_KEY
from data.words.numbers import format_percent
from queries.counts import counts_now

SITES, UNITS = BY_KEY["paperless_stations"], BY_KEY["paperless_units"]


def with_posts(view: View) -> list[Number]:
    """Stations paperless with all their posts; none beside another metric, or without data."""
    if view.metric is not SITES:
        return []
    top, base = counts_now(view.snapshot, view.scope).select(UNITS.numerator, UNITS.denominator).row(0)
    if not base:
        return []
    note = view.t("home.based.all_posts", top=count_text(view, top), base=count_text(view, base))
    label = label_of(UNITS, view.language)
    return [Number("units", label, format_percent(top / base, view.language), note=f"{note}.")]
