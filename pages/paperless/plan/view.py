"""What if: so many stations a month in a chosen order, when that ends and whom it covers on the way."""

import re
from dataclasses import dataclass

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.number_card import Number, number_cards
from components.controls.dropdowns import choice_control
from components.reading.address import Parameter, one_of
from components.reading.counts import count_text
from components.reading.order import search_parameter
from components.reading.view import View
from data.measures.outlook import quarter_pace
from data.methods.plan import ORDERS, Order, by_month, in_order, month_of_share, to_do
from data.words.dates import format_month
from data.words.numbers import format_number, format_percent
from pages.paperless.plan.course import Plan, course_chart, month_end, orders_table, stations_table
from queries.counts import counts_by_date
from queries.plan import plan_sites

AUTO = "auto"
PACES = ("25", "50", "100", "150", "200", "300", "500", "1000")
MOST = 5000
LONGEST = 60  # months of the plan where last quarter's pace is no pace to go by


def is_pace(text: str) -> bool:
    """`auto`, or stations a month from 1 to 5,000."""
    return text == AUTO or (bool(re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII)) and int(text) <= MOST)


PLAN: dict[str, Parameter] = {
    "pace": Parameter(AUTO, is_pace),
    "by_order": one_of(*ORDERS),
    "plan_find": search_parameter(),
}


@dataclass(frozen=True)
class Pace:
    """Stations a month, and where the number is from: the reader, last quarter, or a plan of five years."""

    stations: int
    origin: str


def plan_view(view: View) -> list[Component]:
    """The plan of the view's stations, all filters included."""
    sites = plan_sites(view.snapshot, view.scope)
    waiting = to_do(sites)
    if waiting.is_empty():
        return [html.P(view.t("plan.none"), className="empty")]
    pace = pace_of(view, waiting.height)
    plans = [plan_of(order, sites, waiting, pace.stations) for order in ORDERS]
    chosen = next(plan for plan in plans if plan.order == view.choices["by_order"])
    return [
        html.Section([html.P(text) for text in _lead(view, chosen, pace)], className="lead"),
        number_cards(view, _numbers(view, chosen, plans[0], pace)),
        html.Section(figure_card(course_chart(view, chosen, plans[0]), view), className="page-part"),
        html.Section(orders_table(view, plans), className="page-part"),
        html.Section(stations_table(view, chosen), className="page-part"),
    ]


def plan_controls(view: View) -> list[Component]:
    """The pace, with the reader's own among the choices, and the order."""
    waiting = to_do(plan_sites(view.snapshot, view.scope))
    paces = sorted({*PACES, view.choices["pace"]} - {AUTO}, key=int)
    automatic = pace_of(view, waiting.height, AUTO)
    named = view.t(f"plan.pace.{automatic.origin}", pace=count_text(view, automatic.stations))
    orders = [(order, view.t(f"plan.order.{order}")) for order in ORDERS]
    listed = [(pace, view.t("plan.pace.given", pace=count_text(view, int(pace)))) for pace in paces]
    return [
        choice_control(view, "pace", view.t("plan.pace_label"), [(AUTO, named), *listed]),
        choice_control(view, "by_order", view.t("plan.order_label"), orders),
    ]


def pace_of(view: View, waiting: int, asked: str | None = None) -> Pace:
    """The reader's pace; else last quarter's where stations were gained, else what takes five years."""
    text = asked or view.choices["pace"]
    if text != AUTO:
        return Pace(int(text), "given")
    gained = quarter_pace(counts_by_date(view.snapshot, view.scope))
    if gained is not None and gained >= 0.5:
        return Pace(max(1, round(gained)), "quarter")  # 0.5 itself would round to no station at all
    return Pace(max(1, -(-waiting // LONGEST)), "five_years")


def plan_of(order: Order, sites: pl.DataFrame, waiting: pl.DataFrame, pace: int) -> Plan:
    """One order worked through."""
    covered = int(sites.filter(pl.col("paperless").fill_null(False))["people"].sum())
    ordered = in_order(waiting, order, pace)
    return Plan(order, ordered, by_month(ordered, covered), int(sites["people"].sum()), sites.height)


def _lead(view: View, plan: Plan, pace: Pace) -> list[str]:
    """What the plan says, what its order means, what it leaves out."""
    words = {
        "pace": count_text(view, pace.stations),
        "order": view.t(f"plan.order.{plan.order}").lower(),
        "finish": _month(view, plan.finish),
        "stations": count_text(view, plan.ordered.height),
        "place": view.place if view.scope.code else view.t("forecast.country"),
    }
    unknown = plan.ordered["paperless"].null_count()
    rest = [view.t("plan.unknown", stations=count_text(view, unknown))] if unknown else []
    means = view.t(f"plan.means.{plan.order}")
    against = _against_quarter(view, pace)
    return [view.t("plan.lead", **words), *against, means, view.t("plan.assumes"), *rest]


def _against_quarter(view: View, pace: Pace) -> list[str]:
    """How many times last quarter's pace the plan's is; nothing where there was none, or it is the same."""
    last = quarter_pace(counts_by_date(view.snapshot, view.scope))
    if last is None or last <= 0:
        return []
    times, same = (format_number(number, view.language, 1) for number in (pace.stations / last, 1))
    if times == same:
        return []
    return [view.t("plan.against_quarter", times=times, last=format_number(last, view.language, 1))]


def _numbers(view: View, plan: Plan, default: Plan, pace: Pace) -> list[Number]:
    half = month_of_share(plan.months, plan.everyone, 50)
    left, finish, every = (
        count_text(view, plan.ordered.height),
        _month(view, plan.finish),
        count_text(view, plan.stations),
    )
    words = {"months": count_text(view, plan.finish), "pace": count_text(view, pace.stations)}
    stations, against = view.t("gaps.unit.stations"), _against(view, plan, default, half)
    left_note = view.t("plan.card.waiting_note", all=every)
    finish_note = view.t("plan.card.finish_note", **words)
    return [
        Number("waiting", view.t("plan.card.waiting"), left, stations, left_note),
        Number("finish", view.t("plan.card.finish"), _head(finish), note=finish_note),
        Number("half", view.t("plan.card.half"), _head(_half_text(view, half)), note=against),
        _year(view, plan),
    ]


def _half_text(view: View, half: int | None) -> str:
    if half is None:
        return view.t("number.none")
    return view.t("plan.card.now") if half == 0 else _month(view, half)


def _against(view: View, plan: Plan, default: Plan, half: int | None) -> str:
    """How many months sooner or later than in the default order; nothing of the default order itself."""
    other = month_of_share(default.months, default.everyone, 50)
    if plan.order == default.order:
        return ""
    if half is None or other is None or half == other:
        return view.t("plan.card.same")
    key = "plan.card.later" if half > other else "plan.card.sooner"
    return view.t(key, months=count_text(view, abs(half - other)))


def _year(view: View, plan: Plan) -> Number:
    """The people covered a year from now, against now."""
    shares = [plan.share_after(months) for months in (12, 0)]
    year, now = (format_percent(share, view.language) for share in shares)
    return Number("year", view.t("plan.card.year"), year, note=view.t("plan.card.year_note", now=now))


def _month(view: View, months: int) -> str:
    return format_month(month_end(view.snapshot.date, months), view.language)


def _head(text: str) -> str:
    return text[:1].upper() + text[1:]
