"""The chosen metric in detail: its trend with target and breaks, who is ahead, who is behind."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.headlines import values_by_date
from components.charts.breaks import break_marks, break_reason
from components.charts.chart import Chart, Column, Encodings, Mark, value_column
from components.reading.changes import change_words
from components.reading.metric_words import label_of, short_of, target_text, value_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.metric import with_value
from data.measures.rank import apart
from data.words import level_noun
from data.words.numbers import COUNT, format_number
from pages.home.ranking import Ranking, level_words, of_ranked
from pages.shell.crossing import crossing_notes
from queries.estimates import estimated_shares

RANKED = 5
TITLES = {"ahead": "home.ahead.title", "behind": "home.behind.title"}


def home_charts(view: View, counts: pl.DataFrame, places: Ranking | None) -> list[Component]:
    """The trend, then the best and the last places where there are places below."""
    cards = [figure_card(trend(view, with_value(counts, view.metric)), view)]
    if places is None or not places.ranked.height:
        return cards
    ends = TITLES if places.ranked.height > 1 else ("ahead",)
    return [*cards, *(_ranked_card(view, places, which) for which in ends)]


def _ranked_card(view: View, places: Ranking, which: str) -> Component:
    """The places at one end; a sentence where too many share the first value to name any."""
    ordered = places.ranked if which == "ahead" else places.ranked.reverse()
    if ordered.height > 1 and apart(ordered, RANKED).is_empty():
        return html.P(level_words(view, ordered, which), className="quiet")
    return figure_card(ranked(view, places, which), view)


def trend(view: View, rows: pl.DataFrame) -> Chart:
    """The metric at every date of the version. rows: one a date, with `value`."""
    columns = (
        Column("date", view.t("chart.column.date"), "date"),
        value_column(view.metric, short_of(view.metric, view.language)),
    )
    return Chart(
        "trend",
        "line",
        rows.sort("date").select("date", "value"),
        Encodings("date", "value"),
        columns,
        _trend_title(view, rows),
        view.context(),
        metric=view.metric,
        marks=_marks(view, rows),
        notes=crossing_notes(view),
        height=470,
    )


def _trend_title(view: View, rows: pl.DataFrame) -> str:
    values, metric, language = values_by_date(rows), view.metric, view.language
    label = _with_place(view, label_of(metric, language))
    value, year_before = values.get(view.snapshot.date), view.year_before
    if value is None:
        return view.t("home.trend.title_none", label=label)
    words = {"label": label, "value": value_text(value, metric, language)}
    words["month"] = period_text(view, view.snapshot.date)
    earlier = values.get(year_before.date) if year_before else None
    if year_before and break_reason(metric.key, year_before.date, view.snapshot.date, language):
        earlier = None
    if earlier is None:
        return view.t("home.trend.title", **words)
    return view.t("home.trend.title_year", **words, change=change_words(value - earlier, metric, language))


def _with_place(view: View, label: str) -> str:
    """“Điện Biên: …” below the country."""
    return label if view.scope.level == "country" else view.t("home.of_place", place=view.place, label=label)


def _marks(view: View, rows: pl.DataFrame) -> tuple[Mark, ...]:
    target = view.metric.target
    words = target_text(view.metric, view.language)
    marks = [Mark("target", target.value, words)] if target and words else []
    return (*marks, *break_marks(rows["date"], (view.metric.key,), view.language))


def ranked(view: View, places: Ranking, which: str) -> Chart:
    """The five best places, or the five last with the last on top; none that is level with the next."""
    ordered = places.ranked if which == "ahead" else places.ranked.reverse()
    rows = apart(ordered, RANKED) if ordered.height > 1 else ordered
    columns = (
        Column("name", view.t(f"filter.{places.level}")),
        Column("code", view.t("chart.column.code"), "code"),
        value_column(view.metric, short_of(view.metric, view.language)),
        Column("stations", view.t("home.ranked.stations"), COUNT),
    )
    blank = view.t("home.ranked.blank", count=format_number(places.blank, view.language))
    return Chart(
        which,
        "bars",
        rows,
        Encodings("name", "value"),
        columns,
        of_ranked(view, places, _ranked_title(view, places, ordered, which)),
        view.context(estimated_shares(view.snapshot, view.scope, places.level)),
        metric=view.metric,
        notes=(label_of(view.metric, view.language), *([blank] if places.blank else [])),
        height=200,
    )


def _ranked_title(view: View, places: Ranking, ordered: pl.DataFrame, which: str) -> str:
    """The first place, or that several share its value; the only one, and of how many."""
    first = ordered.row(0, named=True)
    if ordered.height > 1 and ordered["value"][1] == first["value"]:
        return level_words(view, ordered, which)
    value = value_text(first["value"], view.metric, view.language)
    if ordered.height > 1:
        return view.t(TITLES[which], place=first["name"], value=value)
    every = format_number(1 + places.blank, view.language)
    level = level_noun(places.level, view.language)
    return view.t("home.only.title", place=first["name"], value=value, all=every, level=level)
