"""Months of a plan in words: a plan counts them from the view's date, readers want their names."""

from components.cards.table_card import DrawCell
from components.reading.view import View
from data.measures.outlook import month_end, months_between
from data.methods.plan import HORIZON
from data.words.dates import format_month


def month_words(view: View, months: int) -> str:
    """The month so many months after the view's date; beyond the horizon only that it is."""
    if months > HORIZON:
        return view.t("plan.after", year=month_end(view.snapshot.date, HORIZON).year)
    return format_month(month_end(view.snapshot.date, months), view.language)


def month_cell(view: View, name: str) -> DrawCell:
    """A cell of a column of dates, each the last day of a month, that stands as `month_words`."""
    today = view.snapshot.date
    return lambda row, text: month_words(view, months_between(today, row[name])) if row[name] else text
