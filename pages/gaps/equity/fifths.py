"""The country's provinces in fifths by value."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings, value_column
from components.colours import FIFTHS
from components.reading.changes import join_names
from components.reading.level import names_at
from components.reading.metric_words import short_of, value_text
from components.reading.view import View
from data.measures.equity import fifths_by_value
from data.words.numbers import COUNT
from pages.gaps.equity.concentration import in_words
from pages.gaps.rows import judged_at

NAMED = 7


def fifths_of(view: View) -> pl.DataFrame:
    """The country's provinces of which enough is known in fifths by value: `fifths` and value, names."""
    parts = fifths_by_value(judged_at(view, "province").filter("enough"), view.metric)
    named = [", ".join(names_at(view, codes)) for codes in parts["codes"]]
    return parts.with_columns(
        pl.Series("names", named, pl.String),
        pl.Series("name", [view.t(f"gaps.equity.fifth.{number}") for number in parts["fifth"]], pl.String),
    )


def fifths_chart(view: View, parts: pl.DataFrame) -> Chart:
    """Five dots on one line, the lowest fifth of provinces first."""
    low = parts["codes"][0].to_list() if parts.height else []
    title = _title(view, parts, join_names(names_at(view, low[:NAMED]), view.language))
    texts = [value_text(value, view.metric, view.language) for value in parts["value"]]
    country = view.t("scope.country" if view.covered.whole_register else "scope.register")
    return Chart(
        "fifths",
        "dots",
        parts.with_columns(pl.lit(country).alias("place")),
        Encodings("place", "value", series="name"),
        (
            Column("place", view.t("gaps.paper.place")),
            Column("name", view.t("gaps.equity.fifth_column")),
            value_column(view.metric, short_of(view.metric, view.language)),
            Column("places", view.t("level.plural.province"), COUNT),
            Column("names", view.t("gaps.equity.members")),
        ),
        title,
        view.context(scope=country),
        metric=view.metric,
        colours=tuple(zip(parts["name"], FIFTHS, strict=False)),
        summary=in_words(title, parts["name"].to_list(), texts),
        notes=(view.t("gaps.equity.fifths_note"),),
    )


def _title(view: View, parts: pl.DataFrame, low: str) -> str:
    """The provinces of the lowest fifth; that all are level where the highest has the same value."""
    values = [value_text(value, view.metric, view.language) for value in parts["value"]]
    if values and values[0] == values[-1]:
        return view.t("gaps.equity.fifths_same", value=values[0])
    return view.t("gaps.equity.fifths", places=low)
