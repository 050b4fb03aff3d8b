"""What changed in a briefing that was brought up to newer data: each finding then and now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from components.briefing.briefing import MOST_ITEMS, Briefing, added
from components.briefing.item import Item
from components.briefing.said import is_numbers
from components.charts.chart import Chart, Column, Encodings
from components.reading.context import Context
from data.words import Language, t
from data.words.dates import format_date
from data.words.numbers import COUNT, format_number

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"(?:\d{{1,2}} )?(?:{MONTHS}) \d{{4}}|(?:\d+/)?\d+/(?:19|20)\d\d\b")
NUMBER = re.compile(r"[<>]?\d+(?:[.,]\d+)*\s?%?")


@dataclass(frozen=True)
class Change:
    """A figure's finding at both times. at: its place in the briefing, from 1; title: the writer's own."""

    at: int
    then: str
    now: str
    title: str | None = None

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The numbers that differ, then and now; none where the sentences differ in more than numbers."""
        if _shape(self.then) != _shape(self.now):
            return ()
        pairs = zip(_numbers(self.then), _numbers(self.now), strict=True)
        return tuple((then, now) for then, now in pairs if then != now)

    @property
    def outdated(self) -> bool:
        """Whether the writer's own title still says a number that has changed."""
        return bool({then for then, _ in self.numbers} & set(_numbers(self.title or "")))


def _numbers(text: str) -> list[str]:
    """Without those of dates."""
    return [found.strip() for found in NUMBER.findall(DAY.sub("", text))]


def _shape(text: str) -> str:
    return NUMBER.sub("0", DAY.sub("", text))


def changes_of(at: int, then: Chart, now: Chart, title: str | None) -> list[Change]:
    """The finding of a chart at both times; of key figures each number that is there at both."""
    if not (is_numbers(then) and is_numbers(now)):
        return [Change(at, then.finding, now.finding, title)]
    before, after = (dict(chart.frame.select("label", "text").iter_rows()) for chart in (then, now))
    return [
        Change(at, f"{name}: {before[name]}", f"{name}: {text}", title)
        for name, text in after.items()
        if name in before
    ]


def refreshed(item: Item, version: str, newest: str | None) -> Item:
    """The item of another version, which remembers what it was of.

    newest: the newest date of the item's version, None where that is no longer kept. An item of that date
    follows the newest from now on, one of an earlier date stays there.
    """
    if item.kind != "figure" or item.version in (None, version):
        return item
    day = item.query.get("date")
    others = {name: value for name, value in item.query.items() if name != "date"}
    query = others if day == newest else item.query
    was = (item.version, day or newest) if newest else None
    return replace(item, version=version, query=query, was=was)


def with_changes(briefing: Briefing) -> Briefing:
    """With the table of what changed at its end, where something did and it is not there yet."""
    known = any(item.kind == "changes" for item in briefing.items)
    if known or not any(item.was for item in briefing.items) or len(briefing.items) == MOST_ITEMS:
        return briefing
    return added(briefing, Item("", kind="changes"))


def changes_chart(changes: Sequence[Change], since: date, context: Context) -> Chart:
    """A table with a row for each finding that is another now. since: the date compared with."""
    language = context.language
    other = [change for change in changes if change.then != change.now]
    numbers = {"changed": {change.at for change in other}, "count": {change.at for change in changes}}
    counts = {name: format_number(len(places), language) for name, places in numbers.items()}
    days = {"since": format_date(since, language), "until": format_date(context.date, language)}
    columns = ("then", "now", "numbers")
    return Chart(
        "changes",
        "table",
        pl.DataFrame(
            _rows(other), schema={"at": pl.Int64, **dict.fromkeys(columns, pl.String)}, orient="row"
        ),
        Encodings("at", "now"),
        (
            Column("at", t("briefing.changes.at", language), COUNT),
            *(Column(name, words) for name, words in zip(columns, _headings(language, days), strict=True)),
        ),
        t("briefing.changes.title", language, **counts, **days),
        replace(context, scope=t("briefing.changes.scope", language)),
        notes=tuple(_outdated(other, language)),
    )


def _headings(language: Language, days: dict[str, str]) -> tuple[str, str, str]:
    return (
        t("briefing.changes.then", language, date=days["since"]),
        t("briefing.changes.now", language, date=days["until"]),
        t("briefing.changes.numbers", language),
    )


def _rows(changes: Sequence[Change]) -> list[tuple[int, str, str, str]]:
    said = ["; ".join(f"{then} → {now}" for then, now in change.numbers) for change in changes]
    return [(change.at, change.then, change.now, text) for change, text in zip(changes, said, strict=True)]


def _outdated(changes: Sequence[Change], language: Language) -> list[str]:
    notes = (
        t("briefing.changes.outdated", language, at=str(change.at), title=change.title)
        for change in changes
        if change.outdated
    )
    return list(dict.fromkeys(notes))
