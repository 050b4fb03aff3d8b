"""What the plots of every form need: numbers, names and axes as on the page."""

from collections.abc import Mapping
from typing import Any

from components.briefing.plain_text import plain_text
from components.briefing.plots.plot import Axis, Value
from data.words.numbers import NumberStyle, exact_style, rounded

Figure = Mapping[str, Any]
Trace = dict[str, Any]
LONGEST_NAME = 80  # letters beside a bar or in a legend


def number(value: Any, style: NumberStyle) -> Value:
    """A value as worksheets hold it: rounded as it is shown, apart from every edge that it is apart from."""
    if value is None:
        return None
    share = 100 if style.kind == "share" else 1
    return float((rounded(value, exact_style(value, style)) or 0) / share)


def name_of(text: object) -> str:
    """A name on one line, of a length that a slide can hold."""
    return plain_text(" ".join(str(text).split()), LONGEST_NAME)


def axis_of(figure: Figure, side: str, style: NumberStyle, title: str = "") -> Axis:
    """The axis as the page draws it, in plain numbers (shares as parts of one)."""
    layout = figure["layout"][f"{side}axis"]
    low, high = sorted(layout["range"])
    ticks = layout["tickvals"]
    step = ticks[1] - ticks[0] if len(ticks) > 1 else (high - low) or 1
    return Axis(low, high, step, style, title)
