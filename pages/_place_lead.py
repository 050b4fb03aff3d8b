"""The ten-second answer about a place, in sentences made from its numbers."""

from components.metric_words import label_of, value_text
from components.view import View
from data.metrics import with_value
from data.words.dates import format_date, format_month
from data.words.numbers import format_number
from pages._place_compare import country_of, rank_text
from queries.counts import counts_now
from queries.stations import back_to_paper, silent_stations


def lead(view: View) -> list[str]:
    """Where the place stands, whom to reach now, what changed since the snapshot compared with."""
    return [text for text in (_standing(view), _now(view), _changed(view)) if text]


def _standing(view: View) -> str:
    metric = view.metric
    own = with_value(counts_now(view.snapshot, view.scope), metric)["value"][0]
    country = with_value(counts_now(view.snapshot, country_of(view.scope)), metric)["value"][0]
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "place": view.place,
        "label": label_of(metric, view.language),
        "value": value_text(own, metric, view.language),
        "country": value_text(country, metric, view.language),
    }
    if own is None:
        return view.t("place.lead.none", **words)
    rank = rank_text(view, metric)
    first = view.t("place.lead.standing", **words)
    return view.t("sentence.join", first=first, second=rank).strip()


def _now(view: View) -> str:
    silent = silent_stations(view.snapshot, view.scope)
    long = silent.filter(silent["periods_silent"] > 1).height
    paper = back_to_paper(view.snapshot, view.scope).height
    if not silent.height and not paper:
        return view.t("place.lead.nobody")
    numbers = {"silent": silent.height, "long": long, "paper": paper}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    return view.t("place.lead.now", **texts)


def _changed(view: View) -> str:
    if view.compare is None:
        return ""
    now = set(silent_stations(view.snapshot, view.scope)["station_id"])
    before = set(silent_stations(view.compare, view.scope)["station_id"])
    numbers = {"back": len(before - now), "new": len(now - before)}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    key = "place.lead.changed" if before != now else "place.lead.same"
    return view.t(key, month=format_month(view.compare.date, view.language), **texts)
