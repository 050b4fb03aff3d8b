"""The sentences and cards of the tabs: the metric against its target, who holds half of the shortfall."""

from components.cards.number_card import Number
from components.reading.changes import join_names
from components.reading.counts import count_text
from components.reading.coverage_words import speaks_for, those_with_data, told
from components.reading.metric_words import basis_of, label_of, short_of, target_meaning, value_text
from components.reading.view import View
from data.contract import STATION_REPORT
from data.measures.gap_ranking import Gaps
from data.measures.gaps import countable
from data.measures.rank import level_with_first
from data.measures.streaks import months_since
from data.words.dates import format_date
from data.words.numbers import format_percent
from pages.gaps.views import rows_noun

NAMED = 3


def intro(view: View, gaps: Gaps) -> str:
    """The value of the metric, and its target with its basis or that there is none."""
    metric = view.metric
    words = {
        "label": label_of(metric, view.language),
        "value": told(view, value_text(gaps.whole["value"], metric, view.language)),
    }
    if gaps.whole["value"] is None:
        return view.t(
            "gaps.lead.blank", label=words["label"], reason=reason_words(view, gaps.whole["reason"])
        )
    if metric.target is None:
        closing = metric.basis.source == "ledgers"
        return view.t("gaps.lead.no_target_ledgers" if closing else "gaps.lead.no_target", **words)
    due = format_date(metric.target.by, view.language)
    basis = basis_of(metric.target, view.language)
    said = view.t(
        "gaps.lead.target",
        target=target_meaning(metric.target, metric, view.language),
        date=due,
        basis=basis,
        **words,
    )
    months = months_since(metric.target.by, view.snapshot.date)
    if months <= 0 or gaps.whole["on_target"] is not False:
        return said
    overdue = view.t("gaps.lead.overdue", months=count_text(view, months))
    return view.t("sentence.join", first=said, second=overdue)


def reason_words(view: View, kind: str) -> str:
    """A kind of blank in words; where a metric does not apply, why not."""
    if kind == "not_applicable" and view.metric.basis.source == "survey":
        return view.t("gaps.reason.no_survey")
    if kind == "not_applicable" and view.metric.basis.with_points:
        return view.t("gaps.reason.points_only")
    return view.t(f"blank.{kind}")


def unit(view: View) -> str:
    """The unit of the metric: people, stations, visits, doctors."""
    return view.t(f"metric.{view.metric.key}.unit")


def finding(view: View, gaps: Gaps) -> str:
    """The places that hold at least half of the shortfall; without a target the worst and the best.

    Where too little is known of the whole, or of all places, that they are not ranked.
    """
    if gaps.ranked.is_empty():
        return view.t("gaps.finding.blank", level=rows_noun(view))
    unsure, level = gaps.unsure.height, rows_noun(view)
    counts = {"count": count_text(view, unsure), "all": count_text(view, gaps.ranked.height)}
    if gaps.sure.is_empty() or (unsure and view.covered.narrow(view.metric)):
        return view.t("gaps.finding.open", level=level, **counts)
    if not gaps.by_gap:
        said = _extremes(view, gaps)
        return view.t("gaps.finding.unranked", sentence=said, level=level, **counts) if unsure else said
    said, rivals = _held(view, gaps), gaps.rivals
    words = {"sentence": said, "count": count_text(view, rivals), "level": level}
    return view.t("gaps.finding.rivals", **words) if rivals else said


def _held(view: View, gaps: Gaps) -> str:
    level = rows_noun(view)
    if gaps.holders.is_empty():
        return view.t("gaps.finding.reached", level=level)
    share = float(gaps.holders["gap"].sum()) / float(gaps.ranked["gap"].sum())
    names = gaps.holders["name"].to_list()
    if gaps.ranked.height == 1:
        return view.t(
            "gaps.finding.one", place=names[0], gap=count_text(view, gaps.whole["gap"]), unit=unit(view)
        )
    words = {
        "count": count_text(view, len(names)),
        "all": count_text(view, gaps.ranked.height),
        "level": level,
        "share": view.t("gaps.all") if share == 1 else format_percent(share, view.language),
        "places": join_names(names[:NAMED], view.language),
    }
    return view.t("gaps.finding.few" if len(names) <= NAMED else "gaps.finding.many", **words)


def _extremes(view: View, gaps: Gaps) -> str:
    sure = gaps.sure
    first, last = sure.row(0, named=True), sure.row(-1, named=True)
    words = {
        "place": first["name"],
        "value": value_text(first["value"], view.metric, view.language),
        "other": last["name"],
        "other_value": value_text(last["value"], view.metric, view.language),
    }
    if first["value"] == last["value"]:
        return view.t("gaps.finding.same", **words)
    level = level_with_first(gaps.ranked)
    if level > NAMED:
        words |= {"count": count_text(view, level), "all": count_text(view, gaps.ranked.height)}
        return view.t("gaps.finding.level", level=rows_noun(view), **words)
    key = "lowest" if view.metric.better == "higher" else "highest"
    return view.t(f"gaps.finding.{key}", **words)


def numbers(view: View, gaps: Gaps) -> list[Number]:
    """The cards: value, shortfall, stations below target, completeness."""
    whole = gaps.whole
    value = value_text(whole["value"], view.metric, view.language)
    named = short_of(view.metric, view.language)
    target = view.metric.target
    note = view.t("home.no_target")
    if target is not None:
        note = view.t("gaps.card.target", target=target_meaning(target, view.metric, view.language))
    tone = {True: "better", False: "worse", None: ""}[whole["on_target"]]
    found = [Number("value", named, value, note=note, tone=tone)]
    return [*found, *_lacking(view, gaps), *_stations(view, gaps), _completeness(view, gaps)]


def _lacking(view: View, gaps: Gaps) -> list[Number]:
    if not countable(view.metric) or gaps.whole["gap"] is None:
        return []
    key = "gap" if gaps.by_gap else "left"
    note = speaks_for(view) if gaps.by_gap else view.t("gaps.card.left_note")
    return [Number("gap", view.t(f"gaps.card.{key}"), count_text(view, gaps.whole["gap"]), unit(view), note)]


def _stations(view: View, gaps: Gaps) -> list[Number]:
    """The stations below the target; where stations are the gap, the people they are responsible for."""
    whole = gaps.whole
    if whole["value"] is None:
        return []
    if view.metric.gap == "stations":
        if whole["without_people"] and not whole["people_short"]:
            return []
        people, note = count_text(view, whole["people_short"]), view.t("gaps.card.people_note")
        note = _and_without_people(view, gaps, note)
        return [Number("people", view.t("gaps.card.people"), people, view.t("gaps.unit.people"), note)]
    if not gaps.by_gap:
        return []
    stations = count_text(view, whole["stations_short"])
    served = view.t("gaps.card.stations_note", people=count_text(view, whole["people_short"]))
    note = _and_without_people(view, gaps, served if whole["people_short"] else "")
    return [Number("stations", view.t("gaps.card.stations"), stations, view.t("gaps.unit.stations"), note)]


def _and_without_people(view: View, gaps: Gaps, note: str) -> str:
    """The note, and for how many of the stations the register gives no people."""
    count = gaps.whole["without_people"]
    if not count:
        return note
    said = view.t("gaps.card.without_people", count=count_text(view, count))
    return view.t("sentence.join", first=note, second=said).strip()


def _completeness(view: View, gaps: Gaps) -> Number:
    whole = gaps.whole
    text = format_percent(whole["completeness"], view.language)
    unexpected = whole["reports_unexpected"]
    came = view.snapshot.has(STATION_REPORT.name)
    note = view.t("gaps.card.none_expected" if came else "gaps.card.no_file")
    if whole["completeness"] is not None:
        counted = {name: count_text(view, whole[f"reports_{name}"]) for name in ("received", "expected")}
        note = view.t("gaps.card.completeness_note", **counted)
    elif unexpected:
        note = view.t("gaps.card.unexpected", count=count_text(view, unexpected))
    if whole["unknown"]:
        unknown = view.t("gaps.card.unknown", count=count_text(view, whole["unknown"]), unit=unit(view))
        note = view.t("sentence.join", first=note, second=unknown)
    return Number("completeness", view.t("gaps.card.completeness"), text, note=note)


def whose_gap(view: View) -> str:
    """The place of a share of the gap; where too little is known of it, its stations with data."""
    if not speaks_for(view):
        return view.place_in_sentence
    return those_with_data(view)
