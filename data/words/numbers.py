"""One rounding and one way to write a number, for cards, charts, tables and files alike."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal

from babel.numbers import get_decimal_symbol, get_group_symbol

from data.words import Language, t


@dataclass(frozen=True)
class NumberStyle:
    """The form in which a kind of number is shown: `share` a ratio written in per cent, `number` as it is."""

    kind: Literal["share", "number"]
    decimals: int

    @property
    def excel(self) -> str:
        """The worksheet number format that shows what `shown` shows."""
        digits = "0." + "0" * self.decimals if self.decimals else "0"
        return f"{digits}%" if self.kind == "share" else f"#,##{digits}"


SHARE = NumberStyle("share", 1)
COUNT = NumberStyle("number", 0)
DECIMAL = NumberStyle("number", 1)


def rounded(value: float | None, style: NumberStyle) -> Decimal | None:
    """The number as shown (a share in per cent), halves away from zero as worksheets round."""
    if value is None:
        return None
    scaled = Decimal(str(value)) * (100 if style.kind == "share" else 1)
    number = scaled.quantize(_step(style.decimals), ROUND_HALF_UP)
    return abs(number) if number == 0 else number


def shown(value: float | None, style: NumberStyle, language: Language) -> str:
    """The number as the reader's language writes it: 83,4% or 83.4%; a dash where there is none."""
    number = rounded(value, style)
    if number is None:
        return t("number.none", language)
    text = _written(number, language)
    return f"{text}%" if style.kind == "share" else text


def shown_change(
    value: float | None, style: NumberStyle, language: Language, points: str = "number.points"
) -> str:
    """A difference with its sign; between two shares it is in percentage points, in the words of `points`."""
    number = rounded(value, style)
    if number is None:
        return t("number.none", language)
    text = ("+" if number > 0 else "") + format_number(number, language, style.decimals)
    return t(points, language, number=text) if style.kind == "share" else text


def change_over_time(value: float | None, style: NumberStyle, language: Language) -> str:
    """`shown_change`, in words where it rounds to none."""
    if value is not None and not rounded(value, style):
        return t("home.change.same", language)
    return shown_change(value, style, language)


def format_number(value: Decimal | float, language: Language, decimals: int = 0) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; `value` is rounded half away from zero."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return _written(number.quantize(_step(decimals), ROUND_HALF_UP), language)


def _written(number: Decimal, language: Language) -> str:
    """A rounded number, with all of its decimals, in the locale's separators."""
    return f"{number:,f}".replace("-", "−").translate(_separators(language))


@cache
def _step(decimals: int) -> Decimal:
    """The step between numbers with so many decimals."""
    return Decimal(1).scaleb(-decimals)


@cache
def _separators(language: Language) -> dict[int, str]:
    """Python's separators → the locale's. Asking Babel for each of a table's 1,600 numbers costs 70 ms."""
    return str.maketrans({",": get_group_symbol(language), ".": get_decimal_symbol(language)})


def format_percent(value: float | None, language: Language, decimals: int = 1) -> str:
    """A ratio in per cent: 0.834 → 83,4% (vi), 83.4% (en)."""
    return shown(value, NumberStyle("share", decimals), language)
