"""Headings and words compared as people read them: without accents, capitals, marks and spaces."""

from data.geography.naming import without_accents

_LOOK_ALIKE = str.maketrans("ÐðƉ", "ĐđĐ")  # the Icelandic and the Ewe letter


def folded(text: str) -> str:
    """Small plain letters and digits; a text without any stays as it is (“✓”)."""
    plain = without_accents(text.translate(_LOOK_ALIKE)).casefold()
    return "".join(letter for letter in plain if letter.isalnum()) or text.strip()
