"""One neutral description of a picture; renderers turn it into a figure, a text, a table and files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from components.reading.context import Context
from components.reading.covered import with_whom
from components.reading.estimates import Estimate
from components.reading.metric_words import style_of
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.words import Language, t
from data.words.dates import format_date, format_short_date
from data.words.numbers import COUNT, NumberStyle, tabular
from data.words.periods import hole_words, holes

PEOPLE = {"population", *(metric.key for metric in METRICS if metric.of_people)}
Cell = str | float | date | None


@dataclass(frozen=True)
class Column:
    """One column of the table twin and of the files.

    style: a NumberStyle for numbers; "text", "date", or "code" (text whose leading zeros matter).
    """

    name: str
    label: str
    style: NumberStyle | Literal["text", "code", "date"] = "text"

    @property
    def align(self) -> str:
        """The classes of its cells: numbers stand at the right, dates and codes are not broken."""
        words = "text whole" if self.style in ("date", "code") else "text"
        return "number" if isinstance(self.style, NumberStyle) else words


@dataclass(frozen=True)
class Encodings:
    """The columns of the frame by what they are drawn as. `missing` holds the reason where `y` is null."""

    x: str
    y: str
    series: str | None = None
    hover: tuple[str, ...] = ()
    size: str | None = None
    missing: str | None = None


@dataclass(frozen=True)
class Mark:
    """A line across the picture: a target at a value, or a break at a date.

    reason: why, a sentence among the notes. interrupts: the lines stop there, all or those of `series`.
    """

    kind: Literal["target", "break"]
    at: float | date
    text: str
    reason: str = ""
    interrupts: bool = False
    series: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A picture: its rows, its words and their context. `finding` is what it shows, in one sentence.

    kind: a key of `DRAWINGS` in components.renderers.plotly.render, or `table`. frame: the rows as drawn, in
    order. columns: the table twin, left to right. key: unique on its page, part of its addresses. metric:
    what all of its numbers are; several: the metrics that it shows where those differ. colours: series name →
    colour, where the series have an order of their own. height: pixels. people: its numbers rest on people,
    though neither metric nor columns say so. partial: the frame holds only some of those compared; whole:
    the rows of all, for table and files. links: a row's name → where it leads, in bars, dots, lying stacks.
    """

    key: str
    kind: str
    frame: pl.DataFrame
    encodings: Encodings
    columns: tuple[Column, ...]
    finding: str
    context: Context
    metric: Metric | None = None
    several: tuple[Metric, ...] = ()
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    colours: tuple[tuple[str, str], ...] = ()
    summary: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    height: int = 340
    people: bool = False
    partial: bool = False
    whole: pl.DataFrame | None = None

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError naming those there are."""
        names = [column.name for column in self.columns]
        if name in names:
            return self.columns[names.index(name)]
        raise KeyError(f"{name} is not among {names}")

    @property
    def title(self) -> str:
        """The finding, and whom its numbers speak for where those are too few to stand for the scope."""
        return with_whom(self.finding, self.context.whom(self.metrics), self.language)

    @property
    def language(self) -> Language:
        """The language of its words."""
        return self.context.language

    @property
    def estimate(self) -> Estimate | None:
        """The part of the numbers that rests on an estimate."""
        return self.context.estimate_over_time if self.encodings.x == "date" else self.context.estimate

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics of the catalogue that it shows."""
        return self.several if self.metric is None else (self.metric,)

    @property
    def on_people(self) -> tuple[str, ...]:
        """The population that its shares of people are of, where that has to be said."""
        names = {metric.key for metric in self.metrics} | {column.name for column in self.columns}
        return (self.context.people,) if self.context.people and (self.people or names & PEOPLE) else ()

    @property
    def value_style(self) -> NumberStyle:
        """The number style of the value axis."""
        style = self.column(self.encodings.y).style
        return style if isinstance(style, NumberStyle) else COUNT

    @property
    def series(self) -> list[str]:
        """The names of the series in the order of `colours`, else of their rows; empty for a single one."""
        series = self.encodings.series
        found = self.frame[series].unique(maintain_order=True).drop_nulls().to_list() if series else []
        named = [name for name, _ in self.colours if name in found]
        return list(dict.fromkeys([*named, *found]))

    @property
    def rows(self) -> pl.DataFrame:
        """The rows of the table twin and of the files."""
        return self.frame if self.whole is None else self.whole

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """The same, raw."""
        return self.rows.select([column.name for column in self.columns]).iter_rows()

    def texts(self) -> Iterator[list[str]]:
        """The rows of the table twin as the reader sees them."""
        for row in self.cells():
            yield [cell_text(cell, self.columns[n], self.language) for n, cell in enumerate(row)]

    @property
    def all_notes(self) -> tuple[str, ...]:
        """The notes under the picture: why a line breaks before all others."""
        reasons = dict.fromkeys(mark.reason for mark in self.marks if mark.reason)
        return (*reasons, *self._holes(), *self.notes, *self.on_people)

    def _holes(self) -> list[str]:
        """Where dates are missing in a picture or a list over time, in a sentence each."""
        key = "chart.hole_listed" if self.kind in ("ledgers", "table") else "chart.hole"
        over_time = self.encodings.x == "date" or self.kind == "ledgers"
        return hole_words(holes(self.context.dates), self.language, key) if over_time else []

    @property
    def facts(self) -> tuple[str, ...]:
        """Scope, date, source, notes and the synthetic mark, as they stand on images and in files."""
        return (
            t("chart.scope", self.language, scope=self.context.scope),
            t("chart.as_of", self.language, date=format_date(self.context.date, self.language)),
            t("chart.source", self.language, source=self.context.source),
            *([t("chart.notes", self.language, notes=" ".join(self.all_notes))] if self.all_notes else []),
            *([self.estimate.fact] if self.estimate else []),
            t("chart.version", self.language, version=self.context.version),
        )


def cell_text(cell: Cell, column: Column, language: Language) -> str:
    """One cell as the reader sees it; a missing one is a dash."""
    if cell is None:
        return t("number.none", language)
    if isinstance(cell, date):
        return format_short_date(cell, language)
    if isinstance(column.style, NumberStyle) and not isinstance(cell, str):
        return tabular(cell, column.style, language)
    return str(cell)


def value_column(metric: Metric, label: str, name: str = "value") -> Column:
    """The column of a metric's values, rounded as the metric is everywhere."""
    return Column(name, label, style_of(metric))
