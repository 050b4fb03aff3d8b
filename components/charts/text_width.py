"""How wide words are when they are drawn: estimated, for only a browser knows which typeface it has."""

import unicodedata

# Of the letter size, about as in Segoe UI, Noto Sans and Roboto.
NARROW, DIGIT, OTHER, CAPITAL, WIDE = 0.29, 0.56, 0.55, 0.67, 0.9
THIN_LETTERS, WIDE_LETTERS = frozenset("iljtfrI.,:;'|!()[] ·"), frozenset("mwMW%@—")


def text_width(text: str, size: float = 13) -> float:
    """Pixels of one line of text whose letters are `size` pixels high."""
    plain = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return size * sum(map(_share, plain))


def _share(letter: str) -> float:
    if letter in THIN_LETTERS:
        return NARROW
    if letter in WIDE_LETTERS:
        return WIDE
    if letter.isdigit():
        return DIGIT
    return CAPITAL if letter.isupper() else OTHER
