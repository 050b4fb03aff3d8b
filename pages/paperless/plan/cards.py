"""The cards on top: stations still on paper, when the last leaves it, when half of the people are covered."""

from components.cards.number_card import Number
from components.reading.counts import count_text
from components.reading.view import View
from data.methods.plan import Pace, Plan
from data.words.numbers import format_percent
from pages.paperless.plan.months import month_words


def plan_numbers(view: View, plan: Plan, default: Plan, pace: Pace) -> list[Number]:
    """Four numbers of the chosen plan. default: the plan in the default order, to compare with."""
    half = plan.month_of(50)
    words = {"months": count_text(view, plan.finish), "pace": count_text(view, pace.stations)}
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
            _head(month_words(view, plan.finish)),
            note=view.t("plan.card.finish_note", **words),
        ),
        Number(
            "half",
            view.t("plan.card.half"),
            _head(_half_text(view, half)),
            note=_against(view, plan, default, half),
        ),
        _year(view, plan),
    ]


def _half_text(view: View, half: int | None) -> str:
    if half is None:
        return view.t("number.none")
    return view.t("plan.card.now") if half == 0 else month_words(view, half)


def _against(view: View, plan: Plan, default: Plan, half: int | None) -> str:
    """How many months sooner or later than in the default order; nothing of the default order itself."""
    other = default.month_of(50)
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


def _head(text: str) -> str:
    return text[:1].upper() + text[1:]
