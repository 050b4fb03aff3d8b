"""The opening sentences about a place: its value and rank, whom to call, what changed."""

from components.reading.metric_words import label_of, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.metric import value_of
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.places.counts import PlaceCounts
from pages.places.rank import rank_text
from pages.places.week_list import to_call


def intro(view: View, counts: PlaceCounts) -> list[str]:
    """The place's value and rank, the stations to call now, what changed since the date compared with."""
    return [text for text in (_standing(view, counts), _now(view), _changed(view)) if text]


def _standing(view: View, counts: PlaceCounts) -> str:
    metric = view.metric
    values = [rows.select(value_of(metric)).item() for rows in counts.now]
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "place": view.place,
        "label": label_of(metric, view.language),
        "value": value_text(values[0], metric, view.language),
        "country": value_text(values[-1], metric, view.language),
    }
    if values[0] is None:
        return view.t("place.lead.none", **words)
    first = view.t("place.lead.standing", **words)
    return view.t("sentence.join", first=first, second=rank_text(view, counts)).strip()


def _now(view: View) -> str:
    rows = to_call(view)
    silent = rows.filter("silent")
    long = silent.filter(silent["periods_silent"] > 1).height
    held, paper = rows.filter("held_back").height, rows.filter("back_to_paper").height
    if rows.is_empty():
        return view.t("place.lead.nobody")
    numbers = {"silent": silent.height, "long": long, "held": held, "paper": paper}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t("place.lead.now", **texts)


def _changed(view: View) -> str:
    if view.compare is None:
        return ""
    now = set(to_call(view).filter("silent")["station_id"])
    before = set(to_call(view, earlier=True).filter("silent")["station_id"])
    numbers = {"back": len(before - now), "new": len(now - before)}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    key = "place.lead.changed" if before != now else "place.lead.same"
    return view.t(key, month=period_text(view, view.compare.date), **texts)
