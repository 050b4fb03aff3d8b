"""The opening sentences about a place: its value and rank, whom to call, what changed."""

from components.reading.coverage_words import speaks_for
from components.reading.covered import with_whom
from components.reading.metric_words import label_of, value_text
from components.reading.periods import period_text
from components.reading.reported import silence_unknown
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.metric import value_of
from data.measures.metrics import BY_KEY
from data.measures.reports import Reported, reported
from data.measures.work import REASONS
from data.scope import counted_only
from data.words.dates import format_date
from data.words.numbers import format_number
from pages.places.counts import PlaceCounts, similar_values, whole_value
from pages.places.rank import rank_text
from pages.places.work_list import to_call
from queries.counts import counts_now
from queries.work_list import work_list

ALSO = {
    "impossible": "place.lead.impossible",
    "dropped": "place.lead.dropped",
    "late": "place.lead.late",
    "near": "place.lead.near",
}


def intro(view: View, counts: PlaceCounts) -> list[str]:
    """The place's value and rank, the stations to call now, what changed since the date compared with."""
    unknown = silence_unknown(view, _reported(view))
    called = [unknown, _also(view)] if unknown else [_now(view), _changed(view)]
    return [text for text in (_standing(view, counts), *called) if text]


def _reported(view: View) -> Reported:
    return reported(counts_now(view.snapshot, view.scope).row(0, named=True))


def _standing(view: View, counts: PlaceCounts) -> str:
    metric = view.metric
    own = counts.now[0].select(value_of(metric)).item()
    words = {
        "date": format_date(view.snapshot.date, view.language),
        "place": view.place,
        "label": label_of(metric, view.language),
        "value": with_whom(value_text(own, metric, view.language), speaks_for(view), view.language),
        **whole_value(view, counts),
    }
    if own is None:
        whole = counts.now[-1].select(value_of(metric)).item()
        return view.t("place.lead.none" if whole is not None else "place.lead.none_anywhere", **words)
    first = view.t("place.lead.standing", **words)
    rank = view.t("sentence.join", first=rank_text(view, counts), second=_similar(view, counts)).strip()
    return view.t("sentence.join", first=first, second=rank).strip()


def _similar(view: View, counts: PlaceCounts) -> str:
    """The value of the places like this one; empty without such, or where they report too little."""
    value = similar_values(counts, [view.metric], view.covered.wide_from).get(view.metric.key)
    if value is None:
        return ""
    return view.t("place.lead.similar", value=value_text(value, view.metric, view.language))


def _now(view: View) -> str:
    rows, also = to_call(view), _also(view)
    silent = rows.filter("silent")
    long = silent.filter(silent["periods_silent"] > 1).height
    held, paper = rows.filter("held_back").height, rows.filter("back_to_paper").height
    if rows.is_empty():
        nobody = _nobody(view) if _reported(view).expected else view.t("place.lead.not_required")
        return view.t("sentence.join", first=nobody, second=also).strip()
    numbers = {"silent_long" if long else "silent": silent.height, "held": held, "paper": paper}
    words = {"long": format_number(long, view.language)}
    parts = [
        view.t(f"place.lead.{kind}", count=format_number(number, view.language), **words)
        for kind, number in numbers.items()
        if number
    ]
    now = view.t("place.lead.now", parts=view.t("place.lead.join").join(parts))
    return view.t("sentence.join", first=now, second=also).strip()


def _also(view: View) -> str:
    """The stations that report and keep to their ledgers, and that there is another reason to contact."""
    rows = work_list(view.snapshot, counted_only(view.scope))
    numbers = {key: rows.filter(REASONS[reason]).height for reason, key in ALSO.items()}
    parts = [view.t(key, count=format_number(n, view.language)) for key, n in numbers.items() if n]
    return view.t("place.lead.also", parts=view.t("place.lead.join").join(parts)) if parts else ""


def _nobody(view: View) -> str:
    """That all reported; that none is back on paper only as far as ledgers are known."""
    ledgers = BY_KEY["paperless_stations"]
    if view.covered.of(ledgers) is None:
        return view.t("place.lead.nobody_silent")
    return view.t("place.lead.nobody_known" if view.covered.narrow(ledgers) else "place.lead.nobody")


def _changed(view: View) -> str:
    if view.compare is None or not view.compare.has(STATION_REPORT.name):
        return ""
    now = set(to_call(view).filter("silent")["station_id"])
    before = set(to_call(view, earlier=True).filter("silent")["station_id"])
    numbers = {"back": len(before - now), "new": len(now - before)}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    key = "place.lead.changed" if before != now else "place.lead.same"
    return view.t(key, month=period_text(view, view.compare.date), **texts)
