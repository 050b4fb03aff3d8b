"""When a place reaches a share of paperless stations, in sentences."""

from components.reading.counts import count_text
from components.reading.view import View
from data.measures.metrics import DEFAULT_METRIC
from data.measures.outlook import Goal, Outlook, months_between, outlook
from data.methods.plan import HORIZON
from data.words import capital
from data.words.dates import format_month
from data.words.numbers import format_number
from pages.paperless.forecast.goal import share_text
from queries.counts import counts_by_date
from queries.forecast import forecast_of_place


def outlook_of(view: View, goal: Goal) -> Outlook | None:
    """The outlook of a view at the place that is forecast; None where there is no forecast."""
    forecast = forecast_of_place(view.snapshot, view.scope).filter(part="paperless")
    return outlook(goal, forecast, counts_by_date(view.snapshot, view.scope)) if forecast.height else None


def answer(view: View, outlook: Outlook) -> str:
    """The month in which the place reaches the share, with its interval, or that it is not forecast to."""
    if outlook.there:
        return reached(view, outlook.goal)
    words = {"place": place_words(view), "target": share_text(view, outlook.goal.per_mille)}
    words |= {"last": format_month(outlook.last, view.language), "range": range_words(view, outlook)}
    if outlook.reached:
        month = format_month(outlook.reached, view.language)
        return view.t("forecast.title.reached", month=month, **words)
    if outlook.early:
        return view.t("forecast.title.early", early=format_month(outlook.early, view.language), **words)
    return view.t("forecast.title.never", **words)


def reached(view: View, goal: Goal) -> str:
    """That the place has reached the share."""
    target = share_text(view, goal.per_mille)
    return view.t("forecast.title.there", place=place_words(view), target=target)


def beyond(view: View, outlook: Outlook) -> list[str]:
    """How far forecasts go; where the share is not reached by then, the scenario of last quarter's pace."""
    today = view.snapshot.date
    months = count_text(view, months_between(today, outlook.last))
    last = format_month(outlook.last, view.language)
    said = [view.t("forecast.horizon", months=months, last=last)]
    if outlook.there or outlook.reached or outlook.pace is None or outlook.broken:
        return said
    month = outlook.at_this_pace(today)
    words = {"pace": format_number(outlook.pace, view.language, 1), "years": count_text(view, HORIZON // 12)}
    words["target"] = share_text(view, outlook.goal.per_mille)
    if month is None:
        return [*said, view.t("forecast.scenario_far", **words)]
    return [*said, view.t("forecast.scenario", month=format_month(month, view.language), **words)]


def range_words(view: View, outlook: Outlook) -> str:
    """The 80 % interval of the month: “tháng 11/2027 – sau tháng 1/2029”."""
    after = view.t("forecast.after", month=format_month(outlook.last, view.language))
    early, late = (
        format_month(day, view.language) if day else after for day in (outlook.early, outlook.late)
    )
    return early if early == late else f"{early} – {late}"


def place_words(view: View) -> str:
    """The place at the head of a sentence; the stations with data where those are too few to stand for it."""
    if view.covered.narrow(DEFAULT_METRIC) is None:
        return capital(view.place_in_sentence)
    chosen = view.scope.code or view.filters
    return view.t("forecast.those_of" if chosen else "forecast.those", place=view.place_in_sentence)
