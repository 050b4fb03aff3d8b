"""The cards on top: stations still on paper, when the last leaves it, when half of the people are covered."""

from components.cards.number_card import Number
from components.reading.counts import count_text
from components.reading.view import View
from data.methods.plan import Pace, Plan
from data.words import capital
from data.words.numbers import format_percent
from pages.paperless.plan.months import month_words


def plan_numbers(view: View, plan: Plan, default: Plan, pace: Pace) -> list[Number]:
    """The numbers of the chosen plan, those of people where some are known.

    default: the plan in the default order, to compare with.
    """
    half = plan.month_of(50)
    words = {"months": count_text(view, plan.finish), "pace": count_text(view, pace.stations)}
    people = [
        Number(
            "half",
            view.t("plan.card.half"),
            capital(_half_text(view, half)),
            note=_against(view, plan, default, half),
        ),
        _year(view, plan),
    ]
    return [
        Number(
            "waiting",
            view.t("plan.card.waiting"),
            count_text(view, plan.ordered.height),
            view.t("gaps.unit.stations"),
            view.t("plan.card.waiting_note", all=count_text(view, plan.stations)),
        ),
        Number(
            "finish",
            view.t("plan.card.finish"),
            capital(month_words(view, plan.finish)),
            note=view.t("plan.card.finish_note", **words),
        ),
        *(people if plan.everyone else []),
    ]


def _half_text(view: View, half: int | None) -> str:
    if half is None:
        return view.t("number.none")
    return view.t("plan.card.now") if half == 0 else month_words(view, half)


def _against(view: View, plan: Plan, default: Plan, half: int | None) -> str:
    """How many months sooner or later than in the default order; of the default order, whose half it is."""
    other = default.month_of(50)
    if plan.order == default.order:
        return view.t("plan.card.half_note") if plan.unknown else ""
    if half is None or other is None or half == other:
        return view.t("plan.card.same")
    key = "plan.card.later" if half > other else "plan.card.sooner"
    return view.t(key, months=count_text(view, abs(half - other)))


def _year(view: View, plan: Plan) -> Number:
    """The people covered a year from now, against now."""
    shares = [plan.share_after(months) for months in (12, 0)]
    year, now = (format_percent(share, view.language) for share in shares)
    return Number("year", view.t("plan.card.year"), year, note=view.t("plan.card.year_note", now=now))
