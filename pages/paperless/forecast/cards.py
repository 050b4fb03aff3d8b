"""The cards on top: the share now, the month it is reached, stations a month needed, last quarter's pace."""

from components.cards.number_card import Number
from components.reading.view import View
from data.measures.outlook import Outlook
from data.measures.ratio import ratio_of
from data.words.dates import format_month
from data.words.numbers import DECIMAL, format_number, format_percent, shown
from pages.paperless.forecast.goal import share_text
from pages.paperless.forecast.outlook import range_words
from pages.paperless.quarter import pace_since


def forecast_numbers(view: View, outlook: Outlook) -> list[Number]:
    """Four numbers of a view at the place that is forecast."""
    language = view.language
    target = share_text(view, outlook.goal.per_mille)
    done, known = (format_number(number, language) for number in (outlook.done, outlook.known))
    share = format_percent(ratio_of(outlook.done, outlook.known), language)
    return [
        Number(
            "now",
            view.t("forecast.card.now"),
            share,
            note=view.t("forecast.card.now_note", done=done, known=known),
        ),
        Number("reached", view.t("forecast.card.reached", target=target), *_reached(view, outlook)),
        _needed(view, outlook, target),
        _pace(view, outlook),
    ]


def _reached(view: View, outlook: Outlook) -> tuple[str, str, str]:
    """The month, no unit, and the interval."""
    if outlook.there:
        return view.t("forecast.there"), "", view.t("forecast.card.there_note")
    month = outlook.reached and format_month(outlook.reached, view.language)
    text = month or view.t("forecast.card.never", month=format_month(outlook.last, view.language))
    note = view.t("forecast.card.never_note")
    if outlook.reached or outlook.early:
        note = view.t("forecast.card.range", range=range_words(view, outlook))
    return text[:1].upper() + text[1:], "", note


def _needed(view: View, outlook: Outlook, target: str) -> Number:
    needed = outlook.needed(view.snapshot.date)
    by = format_month(outlook.goal.by, view.language)
    note = view.t("forecast.card.needed_note", target=target, by=by)
    text = shown(needed, DECIMAL, view.language)
    return Number("needed", view.t("forecast.card.needed"), text, view.t("forecast.a_month"), note)


def _pace(view: View, outlook: Outlook) -> Number:
    """Last quarter's pace, against what is needed."""
    needed = outlook.needed(view.snapshot.date)
    note, tone = view.t("forecast.card.pace_note"), ""
    if outlook.pace is None:
        note = view.t("forecast.card.pace_none")
    elif outlook.broken:
        note = view.t("forecast.card.pace_broken")
    elif needed:
        share = format_percent(outlook.pace / needed, view.language, 0)
        note = view.t("forecast.card.pace_share", share=share)
        tone = "better" if outlook.pace >= needed else "worse"
    text = shown(outlook.pace, DECIMAL, view.language)
    since = pace_since(view)
    name = view.t("forecast.card.pace_since", since=since) if since else view.t("forecast.card.pace")
    return Number("pace", name, text, view.t("forecast.a_month"), note, tone)
