"""Months of a plan in words: a plan counts them from the view's date, readers want their names."""

from components.cards.table_card import DrawCell
from components.reading.view import View
from data.measures.outlook import month_end
from data.words.dates import format_month


def month_words(view: View, months: int) -> str:
    """The month so many months after the view's date."""
    return format_month(month_end(view.snapshot.date, months), view.language)


def month_cell(view: View, name: str) -> DrawCell:
    """A cell of a column of dates, each the last day of a month, that stands as the month."""
    return lambda row, text: format_month(row[name], view.language) if row[name] else text
