"""Where a value lies in the picture: in per cent of the plot, so that it fits any width and height."""

from datetime import date
from typing import Any

INVISIBLE = 'fill="none" pointer-events="all"'  # what only the pointer finds
Value = str | float | date


class Scale:
    """One axis of a figure: its ends, and its names where it has names instead of numbers."""

    def __init__(self, axis: dict[str, Any]) -> None:
        """axis: Plotly's, with `range`, and `categoryarray` where its type is category."""
        self.kind = axis.get("type", "linear")
        self.places = {name: at for at, name in enumerate(axis.get("categoryarray", ()))}
        low, high = axis["range"]
        self.low, self.high = self._number(low), self._number(high)

    def at(self, value: Value) -> float:
        """Per cent of the way from the left, or from the bottom."""
        return 100 * (self._number(value) - self.low) / ((self.high - self.low) or 1)

    def _number(self, value: Value) -> float:
        if isinstance(value, int | float):
            return float(value)
        if self.kind == "category":
            return float(self.places[str(value)])
        return float(date.fromisoformat(str(value)).toordinal())


def share(value: float) -> str:
    """A number with as many digits as a screen can show."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def percent(value: float) -> str:
    """The same as a length."""
    return f"{share(value)}%"
