"""One rounding and one way to write a number, for cards, charts, tables and files alike."""

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Literal

from babel.numbers import get_decimal_symbol, get_group_symbol

from data.words import Language, t

Number = float | Decimal
Side = Literal["", "over", "under"]
SAME = Decimal("1e-12")  # numbers that close are equal: what adding up in floating point leaves
MOST_DECIMALS = 12


@dataclass(frozen=True)
class NumberStyle:
    """The form in which a kind of number is shown: `share` a ratio written in per cent, `number` as it is.

    limit: a value that others are held against, a target: no other value is written as it is. most: the
    greatest that can be; a value above it is marked. signed: a change, written with its sign. unit: the key
    of the words around the number, where it has some.
    """

    kind: Literal["share", "number"]
    decimals: int
    limit: float | None = None
    most: float | None = None
    signed: bool = False
    unit: str = ""

    @property
    def excel(self) -> str:
        """The worksheet number format that shows what `shown` shows."""
        digits = "0." + "0" * self.decimals if self.decimals else "0"
        form = f"{digits}%" if self.kind == "share" else f"#,##{digits}"
        return f"+{form};-{form};{form}" if self.signed else form

    @property
    def edges(self) -> tuple[float, ...]:
        """The values that mean more than their neighbours: none, all of a whole, the limit."""
        whole = (1.0,) if self.kind == "share" and not self.signed else ()
        return (0.0, *whole, *(() if self.limit is None else (self.limit,)))


SHARE = NumberStyle("share", 1)
PART = NumberStyle("share", 1, most=1.0)  # of a whole, so that more than 100 % is a fault of the data
COUNT = NumberStyle("number", 0)
DECIMAL = NumberStyle("number", 1)


def rounded(value: Number | None, style: NumberStyle) -> Decimal | None:
    """The nearest number of the style (a share in per cent), halves away from zero as worksheets round."""
    return None if value is None else _nearest(value, style)


def beside_edge(value: Number, style: NumberStyle) -> bool:
    """True for a value that rounds to an edge of the style and is not it: 0.9996 to 100 %."""
    exact, number = Decimal(str(value)), _nearest(value, style)
    return any(number == shown and abs(exact - edge) > SAME for edge, shown in _edges(style))


def bounded(value: Number, style: NumberStyle) -> tuple[Side, Decimal]:
    """The number as shown, and the side of it on which a value lies that rounding would take across an edge.

    0.9996 lies over 99.9 %, 0.0004 under 0.1 %; every other value is its rounded number.
    """
    number, exact = _nearest(value, style), _scaled(value, style)
    if not beside_edge(value, style):
        return "", number
    if number == 0 and exact > 0:
        return "under", _step(style.decimals)
    return "over", exact.quantize(_step(style.decimals), ROUND_FLOOR)


def exact_style(value: Number, style: NumberStyle) -> NumberStyle:
    """The style with as many decimals as keep a value apart from every edge: what files are written in."""
    finer = style
    while beside_edge(value, finer) and finer.decimals < MOST_DECIMALS:
        finer = replace(finer, decimals=finer.decimals + 1)
    return finer


def shown(value: Number | None, style: NumberStyle, language: Language) -> str:
    """The number within a sentence or alone: 83,4% or 83.4%; trên 99,9%; a dash where there is none."""
    return _shown(value, style, language, signs=False)


def tabular(value: Number | None, style: NumberStyle, language: Language) -> str:
    """`shown` for tables, charts and hovers, where numbers stand below one another: >99.9%."""
    return _shown(value, style, language, signs=True)


@lru_cache(maxsize=1 << 15)
def _shown(value: Number | None, style: NumberStyle, language: Language, *, signs: bool) -> str:
    if value is None:
        return t("number.none", language)
    side, number = bounded(value, style)
    sign = "+" if style.signed and number > 0 else ""
    text = sign + _written(number, language) + ("%" if style.kind == "share" else "")
    text = t(style.unit, language, number=text) if style.unit else text
    if style.most is not None and value > style.most:
        return t("number.impossible", language, number=text)
    if not side:
        return text
    return t(f"number.sign.{side}" if signs else f"number.{side}", language, number=text)


def shown_change(
    value: Number | None, style: NumberStyle, language: Language, points: str = "number.points"
) -> str:
    """A difference with its sign; between two shares it is in percentage points, in the words of `points`.

    One that rounds to zero and is none stands in signs: <+0.1.
    """
    if value is None:
        return t("number.none", language)
    side, number = bounded(value, replace(style, limit=None))
    text = ("+" if number > 0 else "") + _written(number, language)
    text = t(f"number.sign.{side}", language, number=text) if side else text
    return t(points, language, number=text) if style.kind == "share" else text


def amount_of_change(value: Number, style: NumberStyle, language: Language) -> str:
    """The size of a difference in words, without its sign: 1.2 percentage points; under 0.1 points."""
    number = abs(_nearest(value, style))
    tiny = not number and changed(value)
    text = _written(_step(style.decimals) if tiny else number, language)
    text = t("number.points", language, number=text) if style.kind == "share" else text
    return t("number.under", language, number=text) if tiny else text


def difference_text(value: Number | None, style: NumberStyle, language: Language) -> str:
    """`shown_change`, in words where it is less than a step: under 0.1 percentage points more."""
    if value is None or rounded(value, style) or not changed(value):
        return shown_change(value, style, language)
    key = "number.more" if value > 0 else "number.less"
    return t(key, language, amount=amount_of_change(value, style, language))


def changed(value: Number | None) -> bool:
    """True for a difference that is one, however small."""
    return value is not None and abs(Decimal(str(value))) > SAME


def change_over_time(value: Number | None, style: NumberStyle, language: Language) -> str:
    """`shown_change`, in words where nothing changed or less than a step."""
    if value is None or rounded(value, style):
        return shown_change(value, style, language)
    if not changed(value):
        return t("home.change.same", language)
    amount = amount_of_change(value, style, language)
    return t("home.change.up" if value > 0 else "home.change.down", language, amount=amount)


def format_number(value: Number, language: Language, decimals: int = 0) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English, as `shown`."""
    return shown(value, NumberStyle("number", decimals), language)


def _written(number: Decimal, language: Language) -> str:
    """A rounded number, with all of its decimals, in the locale's separators."""
    return f"{number:,f}".replace("-", "−").translate(_separators(language))


def _nearest(value: Number, style: NumberStyle) -> Decimal:
    number = _scaled(value, style).quantize(_step(style.decimals), ROUND_HALF_UP)
    return abs(number) if number == 0 else number


def _scaled(value: Number, style: NumberStyle) -> Decimal:
    return Decimal(str(value)) * (100 if style.kind == "share" else 1)


@cache
def _edges(style: NumberStyle) -> tuple[tuple[Decimal, Decimal], ...]:
    """The edges of a style, as they are and as they are shown."""
    return tuple((Decimal(str(edge)), _nearest(edge, style)) for edge in style.edges)


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
