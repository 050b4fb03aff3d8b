"""The part `checks`: every check with threshold, formula and counts, the score of every place, the values."""

import polars as pl
from dash import dcc, html
from dash.development.base_component import Component

from components.cards.grid_card import list_card
from components.cards.table_card import DrawCell, Row, Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.controls.level_control import level_control
from components.reading.level import level_of, names_at
from components.reading.order import in_order
from components.reading.view import View, href
from data.measures.quality import CHECK_KEYS, CHECKS, Check
from data.measures.quality_score import with_score
from data.measures.ratio import counted, ratio
from data.words import level_noun
from data.words.numbers import COUNT, SHARE, format_number, format_percent
from pages.quality.failed_rows import rows_table
from pages.quality.findings import chance_of, finding
from pages.quality.thresholds import baseline_words, check_words, limit_text, limits
from pages.shell.station_part import station_part
from queries.coverage import enough_reported
from queries.quality import tallies_by_place

PLACE_ORDERS = ("name", "score", "failed", "judged", "stations")


def checks_part(view: View) -> list[Component]:
    """The checks, the scores of the places, the values that failed the chosen check."""
    places = scored(view)
    intro = baseline_words(view)
    controls = html.Div([level_control(view)], className="page-controls quality-controls")
    return [
        html.Section([html.P(finding(view, places)), html.P(intro, className="quiet")], className="lead"),
        html.Section(checks_table(view, places), className="page-part"),
        html.Section([controls, places_table(view, places)], className="page-part"),
        html.Section(station_part(view, rows_table), className="page-part"),
    ]


def scored(view: View) -> pl.DataFrame:
    """One row a place: tallies_by_place and name, judged, failed, score (share passed), the lowest first.

    No score where too few stations reported, no failures where nothing was checked.
    """
    level = level_of(view)
    tallies = tallies_by_place(view.snapshot, view.scope, level)
    enough = enough_reported(view.snapshot, view.scope, level, view.covered.wide_from)
    names = pl.Series("name", names_at(view, tallies["code"]), pl.String)
    score = pl.when(pl.col("code").is_in(list(enough))).then("score").alias("score")
    rows = with_score(tallies.with_columns(names)).with_columns(score)
    return rows.sort("score", "code", nulls_last=True)


def checks_table(view: View, places: pl.DataFrame) -> Component:
    """Every check; its name opens the values that failed it."""
    return table_card(checks_chart(view, places), view, Table(cells={"name": _open(view)}, hidden=("key",)))


def checks_chart(view: View, places: pl.DataFrame) -> Chart:
    """One row per check: formula, threshold, number of values judged and failed."""
    rows = [
        {
            "key": check.key,
            "name": view.t(f"quality.check.{check.key}.name"),
            "formula": check_words(view, check, "formula"),
            "threshold": threshold_words(view, check),
            "fields": ", ".join(view.t(f"quality.field.{field}") for field in check.fields),
            "judged": places[f"{check.key}_judged"].sum(),
            "failed": places[f"{check.key}_failed"].sum(),
            "by_chance": chance_of(places, check.key),
        }
        for check in CHECKS
    ]
    share = ratio("failed", "judged").alias("share")
    return Chart(
        "checks",
        "table",
        pl.DataFrame(rows, schema_overrides={"by_chance": pl.Float64}).with_columns(
            share, *counted("judged", "failed")
        ),
        Encodings("name", "failed"),
        (
            Column("name", view.t("quality.checks.name")),
            Column("formula", view.t("quality.checks.formula")),
            Column("threshold", view.t("quality.checks.threshold")),
            Column("fields", view.t("quality.checks.fields")),
            Column("judged", view.t("quality.checks.judged"), COUNT),
            Column("failed", view.t("quality.checks.failed"), COUNT),
            Column("share", view.t("quality.checks.share"), SHARE),
            Column("by_chance", view.t("quality.checks.by_chance"), SHARE),
            Column("key", view.t("quality.checks.key"), "code"),
        ),
        view.t("quality.checks.title"),
        view.context(),
        notes=(view.t("quality.checks.source"), view.t("quality.checks.not_errors")),
    )


def threshold_words(view: View, check: Check) -> str:
    """A check's threshold as the version was published with."""
    if check.key == "complete":
        return view.t("quality.threshold.missing")
    value = limit_text(view, check)
    if not limits(view)[check.key]:
        return view.t("quality.threshold.none")
    if check.share:
        return view.t("quality.threshold.share", value=value)
    return view.t("quality.threshold.sd", value=value)


def _open(view: View) -> DrawCell:
    def draw(row: Row, text: str) -> Component:
        chosen = "chosen" if row["key"] == view.choices["check"] else ""
        return dcc.Link(text, href=href(view, check=row["key"]) + "#figure-rows", className=chosen)

    return draw


def places_table(view: View, places: pl.DataFrame) -> Component:
    """Every place with its score; its name opens the same part for that place."""
    table = Table(
        "places_order",
        sortable=PLACE_ORDERS,
        cells={"name": _unfold(view)},
        hidden=("code", *(f"{key}_failed" for key in CHECK_KEYS)),
        intro=view.t("quality.places.lead"),
    )
    level = level_of(view)
    link = href(view, level=None, **{level: "CODE"}).replace("CODE", "{code}")
    return list_card(places_chart(view, places), view, table, {"name": link})


def places_chart(view: View, places: pl.DataFrame) -> Chart:
    """One row per place, the lowest score first unless ordered otherwise."""
    level = level_of(view)
    failures = (Column(f"{key}_failed", view.t(f"quality.check.{key}.name"), COUNT) for key in CHECK_KEYS)
    numbers = {"count": places.height, "known": places["score"].count()}
    texts = {name: format_number(number, view.language) for name, number in numbers.items()}
    some = numbers["known"] < numbers["count"]
    notes = [view.t("quality.places.formula")]
    if some and view.covered.wide_from:
        share = format_percent(view.covered.wide_from, view.language, 0)
        notes.append(view.t("quality.places.few", share=share))
    return Chart(
        "scores",
        "table",
        in_order(
            places.with_columns(*counted("judged", "failed"), *counted("stations", "stations", "judged")),
            view.choices["places_order"],
        ),
        Encodings("name", "score"),
        (
            Column("name", view.t(f"filter.{level}")),
            Column("score", view.t("quality.places.score"), SHARE),
            Column("failed", view.t("quality.places.failed"), COUNT),
            Column("judged", view.t("quality.places.judged"), COUNT),
            Column("stations", view.t("quality.places.stations"), COUNT),
            *failures,
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t(_places_title(numbers), level=level_noun(level, view.language), **texts),
        view.context(),
        notes=tuple(notes),
    )


def _places_title(numbers: dict[str, int]) -> str:
    """The key of the words for how many of the places have a score."""
    if not numbers["known"]:
        return "quality.places.title_none"
    whole = numbers["known"] == numbers["count"]
    return "quality.places.title" if whole else "quality.places.title_some"


def _unfold(view: View) -> DrawCell:
    level = level_of(view)

    def draw(row: Row, text: str) -> Component:
        return dcc.Link(text, href=href(view, level=None, **{level: row["code"]}))

    return draw
