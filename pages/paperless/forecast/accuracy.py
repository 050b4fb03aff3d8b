"""The accuracy of forecasts made 6, 12 and 18 months ago, beside two naive methods."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.reading.changes import join_names
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.breaks import breaks_between
from data.measures.forecast_accuracy import PARTS, accuracy, inside_interval
from data.words.numbers import COUNT, SHARE, format_percent
from pages.paperless.forecast.outlook import place_words
from queries.forecast import forecast_checks

METHOD_WORDS = {
    "middle": "forecast.method.middle",
    "last": "forecast.method.last",
    "pace": "forecast.method.pace",
}
PART_WORDS = {"paperless": "forecast.column.paperless", "ledgers": "forecast.column.ledgers"}
PARTS_IN_SENTENCES = {"paperless": "forecast.of.paperless", "ledgers": "forecast.of.ledgers"}


def check_section(view: View) -> list[Component]:
    """Of the place itself and over all provinces; a sentence where the history is too short."""
    rows = forecast_checks(view.snapshot, view.scope)
    if rows.is_empty():
        return [html.P(view.t("forecast.check.too_short"), className="empty")]
    return [html.Div(_tables(view, part, rows.filter(part=part)), className="figures") for part in PARTS]


def _tables(view: View, part: str, rows: pl.DataFrame) -> list[Component]:
    own = rows.filter(pl.col("level") == view.scope.level, pl.col("code") == (view.scope.code or ""))
    charts = [place_chart(view, part, own)] if own.height else []
    charts.append(accuracy_chart(view, part, accuracy(rows.filter(level="province"))))
    return [table_card(chart, view, Table()) for chart in charts]


def accuracy_chart(view: View, part: str, rows: pl.DataFrame) -> Chart:
    """One row per number of months ahead: errors of the forecast of a part and of both naive methods.

    rows: those of `accuracy`.
    """
    named = pl.col("best").replace_strict({name: view.t(key) for name, key in METHOD_WORDS.items()})
    return Chart(
        f"forecast-accuracy-{part}",
        "table",
        rows.with_columns(named.alias("best_words")),
        Encodings("months", "middle"),
        (
            Column("months", view.t("forecast.column.months"), COUNT),
            Column("middle", view.t("forecast.method.middle"), SHARE),
            Column("last", view.t("forecast.method.last"), SHARE),
            Column("pace", view.t("forecast.method.pace"), SHARE),
            Column("best_words", view.t("forecast.column.best")),
            Column("covered", view.t("forecast.column.covered"), SHARE),
            Column("provinces", view.t("forecast.column.provinces"), COUNT),
        ),
        winners(view, part, rows),
        view.context(
            scope=view.t("forecast.check.scope", scheme=view.t(f"scheme_short.{view.scope.scheme}"))
        ),
        notes=(view.t("forecast.note.accuracy"), *_crossed(view, rows)),
    )


def winners(view: View, part: str, rows: pl.DataFrame) -> str:
    """The most accurate method, and for which months it was not the forecast."""
    if rows.is_empty():
        return view.t("forecast.check.none")
    lost = rows.filter(pl.col("best") != "middle")
    words = {"part": view.t(PART_WORDS[part])}
    if lost.is_empty():
        return view.t("forecast.check.won", **words)
    words["months"] = join_names([str(number) for number in lost["months"]], view.language)
    if lost.height == rows.height:
        return view.t("forecast.check.lost", **words)
    return view.t("forecast.check.mixed", **words)


def place_chart(view: View, part: str, own: pl.DataFrame) -> Chart:
    """One row per forecast of a part for the place: median, interval, what came, both naive methods."""
    inside = inside_interval()
    answers = {True: view.t("forecast.check.inside"), False: view.t("forecast.check.outside")}
    rows = own.sort("months").with_columns(
        inside.replace_strict(answers, return_dtype=pl.String).alias("inside_words"),
        (pl.col("middle") - pl.col("came")).alias("off"),
    )
    held = int(own.select(inside.sum()).item())
    words = {"place": place_words(view), "part": view.t(PARTS_IN_SENTENCES[part])}
    title = view.t("forecast.check.place", held=held, all=rows.height, **words)
    return Chart(
        f"forecast-checks-{part}",
        "table",
        rows,
        Encodings("made_on", "middle"),
        (
            Column("made_on", view.t("forecast.column.made_on"), "date"),
            Column("middle", view.t("forecast.column.said"), SHARE),
            Column("low", view.t("forecast.column.low"), SHARE),
            Column("high", view.t("forecast.column.high"), SHARE),
            Column("came", view.t("forecast.column.came"), SHARE),
            Column("inside_words", view.t("forecast.column.inside")),
            Column("last", view.t("forecast.method.last"), SHARE),
            Column("pace", view.t("forecast.method.pace"), SHARE),
        ),
        title,
        view.context(),
        notes=(view.t("forecast.note.checks", share=format_percent(own["came"][0], view.language)),),
    )


def _crossed(view: View, rows: pl.DataFrame) -> list[str]:
    """The forecasts that were made before a break and could not know of it."""
    made = [day for day in rows["made_on"] if breaks_between(day, view.snapshot.date)]
    if not made:
        return []
    return [
        view.t(
            "forecast.note.crossed",
            months=join_names([period_text(view, d) for d in made], view.language),
        )
    ]
