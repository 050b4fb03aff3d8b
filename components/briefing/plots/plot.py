"""A chart as office programs draw one: series over dates, names or numbers, with axes.

The renderers of slides and worksheets write it in their own words, so that both draw what the page shows.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from data.words import Language
from data.words.numbers import NumberStyle

Shape = Literal["line", "area", "bar"]
Form = Literal["dates", "names", "numbers"]
Value = float | None


@dataclass(frozen=True)
class Series:
    """One series, drawn as `shape`.

    values: as shown, rounded; None is blank. x: of a series over numbers. colour: #rrggbb; opacity: 0 for one
    that only holds its values. width: of the line in pixels. dots: their size in pixels, 0 for none.
    keyed: named in the legend. colours: of each bar, where they differ. texts: position → words that stand
    for the number there. label_at: position whose name is written beside it.
    drop: a line falls from the point. ended: its last number stands beside it.
    """

    name: str
    values: tuple[Value, ...]
    shape: Shape
    colour: str
    x: tuple[float, ...] = ()
    opacity: float = 1.0
    width: float = 2.0
    dash: str = "solid"
    dots: float = 0
    keyed: bool = True
    colours: tuple[str, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()
    label_at: int | None = None
    drop: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Axis:
    """The ends of an axis, the step between its ticks, and how its numbers are written."""

    low: float
    high: float
    step: float
    style: NumberStyle
    title: str = ""


@dataclass(frozen=True)
class Plot:
    """at: the dates or names that all series share; empty over numbers. across: the axis of those numbers.

    value: the axis of the values. heading: what the dates, names or numbers are. lying: bars from the left,
    the first name on top. stacked: bars or areas stand on each other. labelled: each bar bears its number.
    months: the ticks of dates stand that many months apart, None where they are no months, but `days`;
    first: the first tick.
    """

    form: Form
    series: tuple[Series, ...]
    value: Axis
    language: Language
    heading: str
    at: tuple[date | str, ...] = ()
    across: Axis | None = None
    stacked: bool = False
    lying: bool = False
    labelled: bool = False
    months: int | None = None
    first: date | None = None
    days: int = 1

    @property
    def broken(self) -> bool:
        """Whether a break is marked in it."""
        return any(series.drop for series in self.series)

    @property
    def keyed(self) -> tuple[Series, ...]:
        """The series of the legend; none where there is only one."""
        found = tuple(series for series in self.series if series.keyed)
        return found if len(found) > 1 else ()


def part_of(plot: Plot, first: int, end: int) -> Plot:
    """Some of the names of a plot with their bars, on the same axis; lines across stay."""

    def cut(series: Series) -> Series:
        if series.shape == "line":
            return series
        texts = tuple((place - first, text) for place, text in series.texts if first <= place < end)
        values, colours = series.values[first:end], series.colours[first:end]
        return replace(series, values=values, colours=colours, texts=texts)

    return replace(plot, at=plot.at[first:end], series=tuple(map(cut, plot.series)))
