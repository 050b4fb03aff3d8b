"""Text that every kind of document takes, whatever its source held."""

import re

# What XML 1.0 forbids, and the marks that turn the reading direction of the text behind them.
UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def plain_text(text: str, most: int | None = None) -> str:
    """Text without characters that XML forbids or that turn its direction; of at most so many letters."""
    clean = UNFIT.sub("", text)
    return clean if most is None or len(clean) <= most else f"{clean[: most - 1].rstrip()}…"
