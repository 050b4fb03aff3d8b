"""When a place reaches a share of paperless stations, in sentences."""

from components.reading.view import View
from data.measures.outlook import Goal, Outlook, outlook
from data.words.dates import format_month
from pages.paperless.forecast.goal import share_text
from queries.counts import counts_by_date
from queries.forecast import forecast_of_place


def outlook_of(view: View, goal: Goal) -> Outlook | None:
    """The outlook of a view at the place that is forecast; None where there is no forecast."""
    forecast = forecast_of_place(view.snapshot, view.scope).filter(part="paperless")
    return outlook(goal, forecast, counts_by_date(view.snapshot, view.scope)) if forecast.height else None


def answer(view: View, outlook: Outlook) -> str:
    """The month in which the place reaches the share, with its interval, or that it never does."""
    words = {"place": place_words(view), "target": share_text(view, outlook.goal.per_mille)}
    if outlook.there:
        return view.t("forecast.title.there", **words)
    words |= {"year": str(outlook.last.year + 1), "range": range_words(view, outlook)}
    if outlook.reached:
        month = format_month(outlook.reached, view.language)
        return view.t("forecast.title.reached", month=month, **words)
    return view.t("forecast.title.early" if outlook.early else "forecast.title.never", **words)


def range_words(view: View, outlook: Outlook) -> str:
    """The 80 % interval of the month: “tháng 11/2027 – sau năm 2035”."""
    after = view.t("forecast.after", year=outlook.last.year)
    early, late = (
        format_month(day, view.language) if day else after for day in (outlook.early, outlook.late)
    )
    return early if early == late else f"{early} – {late}"


def place_words(view: View) -> str:
    """The place at the head of a sentence."""
    place = view.place_in_sentence
    return place[0].upper() + place[1:]
