"""What earlier forecasts were worth: errors beside two simple methods, and every one of them, folded."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import FigureCard
from components.cards.table_card import Table, card_foot, card_head, table_card
from components.cards.table_twin import twin
from components.charts.chart import Chart, Column, Encodings
from components.reading.changes import join_names
from components.reading.counts import count_text
from components.reading.periods import period_text
from components.reading.view import View
from data.measures.forecast_accuracy import PARTS, inside_interval, too_narrow, with_best
from data.words.numbers import COUNT, DECIMAL, SHARE, format_percent
from pages.paperless.forecast.outlook import place_words
from queries.forecast import forecast_checks, forecast_errors

METHOD_WORDS = {
    "middle": "forecast.method.middle",
    "last": "forecast.method.last",
    "quarter": "forecast.method.quarter",
}
PARTS_IN_SENTENCES = {"paperless": "forecast.of.paperless", "ledgers": "forecast.of.ledgers"}


def check_section(view: View) -> list[Component]:
    """Of the place itself and over all provinces."""
    errors = forecast_errors(view.snapshot, view.scope)
    return [html.Div(_cards(view, part, errors.filter(part=part)), className="figures") for part in PARTS]


def _cards(view: View, part: str, errors: pl.DataFrame) -> list[Component]:
    """The errors of the place and of the provinces, then every forecast of the place, folded."""
    whose = errors["whose"].unique(maintain_order=True)
    tables = [errors_chart(view, part, one, errors.filter(whose=one)) for one in whose]
    own = forecast_checks(view.snapshot, view.scope).filter(part=part)
    folded = [_folded(checks_chart(view, part, own), view)] if own.height else []
    return [*(table_card(chart, view, Table()) for chart in tables), *folded]


def _folded(chart: Chart, view: View) -> Component:
    foot = card_foot(chart, chart.notes)
    children = [*card_head(chart, view, Table(), printed=False), twin(chart), *foot]
    return FigureCard(chart, id=f"figure-{chart.key}", className="figure table-card", children=children)


def errors_chart(view: View, part: str, whose: str, errors: pl.DataFrame) -> Chart:
    """One row per number of months ahead: mean errors of the forecast and of both simple methods."""
    rows = with_best(errors)
    named = pl.col("best").replace_strict({name: view.t(key) for name, key in METHOD_WORDS.items()})
    provinces = view.t("forecast.check.scope", scheme=view.t(f"scheme_short.{view.scope.scheme}"))
    return Chart(
        f"forecast-{whose}-{part}",
        "table",
        rows.with_columns(named.alias("best_words")),
        Encodings("months", "middle"),
        (
            Column("months", view.t("forecast.column.months"), COUNT),
            *(Column(name, view.t(key), DECIMAL) for name, key in METHOD_WORDS.items()),
            Column("best_words", view.t("forecast.column.best")),
            Column("covered", view.t("forecast.column.covered"), SHARE),
            Column("origins", view.t("forecast.column.origins"), COUNT),
            Column("forecasts", view.t("forecast.column.forecasts"), COUNT),
        ),
        winners(view, part, place_words(view) if whose == "place" else view.t("forecast.provinces"), rows),
        view.context() if whose == "place" else view.context(scope=provinces),
        notes=(view.t("forecast.note.accuracy"), _made(view, rows)),
    )


def _made(view: View, rows: pl.DataFrame) -> str:
    """From which months the forecasts were made, and that they knew of nothing later."""
    first, latest = (period_text(view, day) for day in (min(rows["first"]), max(rows["latest"])))
    return view.t("forecast.note.checks", first=first, latest=latest)


def narrow_notes(view: View, part: str) -> list[str]:
    """That past intervals held too seldom and how far ahead; of provinces, whose intervals are one width."""
    whose = "provinces" if view.scope.level == "province" else "place"
    errors = forecast_errors(view.snapshot, view.scope).filter(part=part)
    held = [
        view.t(
            "forecast.note.narrow_at",
            share=format_percent(covered, view.language),
            months=count_text(view, months),
        )
        for months, covered in too_narrow(errors, whose).iter_rows()
    ]
    words = view.t("forecast.note.provinces") if whose == "provinces" else view.place_in_sentence
    joined = join_names(held, view.language)
    return [view.t("forecast.note.narrow", whose=words, held=joined)] if held else []


def winners(view: View, part: str, whose: str, rows: pl.DataFrame) -> str:
    """At which horizons the forecast was closest, and at which a simple method was."""
    won = rows.filter(pl.col("best") == "middle")
    words = {"part": view.t("forecast.check.of", whose=whose, part=view.t(PARTS_IN_SENTENCES[part]))}
    if won.height in (0, rows.height):
        return view.t("forecast.check.won" if won.height else "forecast.check.lost", **words)
    months = join_names([str(number) for number in won["months"]], view.language)
    return view.t("forecast.check.only", months=months, **words)


def checks_chart(view: View, part: str, own: pl.DataFrame) -> Chart:
    """One row per earlier forecast of a part for the place: forecast, interval, what came, simple methods."""
    inside = inside_interval()
    answers = {True: view.t("forecast.check.inside"), False: view.t("forecast.check.outside")}
    rows = own.with_columns(inside.replace_strict(answers, return_dtype=pl.String).alias("inside_words"))
    held = int(own.select(inside.sum()).item())
    words = {"place": place_words(view), "part": view.t(PARTS_IN_SENTENCES[part])}
    return Chart(
        f"forecast-checks-{part}",
        "table",
        rows,
        Encodings("made_on", "middle"),
        (
            Column("made_on", view.t("forecast.column.made_on"), "date"),
            Column("months", view.t("forecast.column.months"), COUNT),
            Column("middle", view.t("forecast.column.said"), SHARE),
            Column("low", view.t("forecast.column.low"), SHARE),
            Column("high", view.t("forecast.column.high"), SHARE),
            Column("came", view.t("forecast.column.came"), SHARE),
            Column("inside_words", view.t("forecast.column.inside")),
            Column("last", view.t("forecast.method.last"), SHARE),
            Column("quarter", view.t("forecast.method.quarter"), SHARE),
        ),
        view.t("forecast.check.place", held=held, all=rows.height, **words),
        view.context(),
        notes=(view.t("forecast.note.all_checks"),),
    )
