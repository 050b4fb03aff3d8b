"""Whole numbers in words."""

from components.reading.view import View
from data.words.numbers import format_number


def count_text(view: View, number: float) -> str:
    """A whole number as the reader's language writes it."""
    return format_number(number, view.language)
