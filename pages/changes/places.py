"""The places that moved beyond chance as a picture, and all places that can be compared in a table."""

import polars as pl

from components.cards.place_links import place_cell
from components.cards.table_card import Cells, DrawCell, Row, Table
from components.charts.chart import Chart, Column, Encodings, value_column
from components.colours import ACCENT, MUTED
from components.reading.metric_words import label_of, short_of, style_of
from components.reading.order import in_order
from components.reading.view import View
from data.methods.change import LEAST_SITES
from data.words import level_noun
from data.words.numbers import COUNT, DECIMAL, format_number
from pages.changes.days import both_dates
from pages.changes.movers import Movers, movers_title
from queries.estimates import estimated_shares

VERDICTS = {
    "rose": "changes.verdict.rose",
    "fell": "changes.verdict.fell",
    "open": "changes.verdict.open",
    "same": "changes.verdict.same",
    "few": "changes.verdict.few",
}
SHOWN = 8  # places each way in the picture
DIFFERENCES = ("change", "low", "high")
PLACE_ORDERS = ("name", "before", "value", *DIFFERENCES, "verdict", "sites")


def movers_chart(view: View, found: Movers) -> Chart | None:
    """Both dates of the places that moved furthest beyond chance, each way; None where none did."""
    chosen = pl.concat([found.moved("rose").head(SHOWN), found.moved("fell").head(SHOWN).reverse()])
    if chosen.is_empty():
        return None
    days = both_dates(view)
    sides = {"before": days["before"], "value": days["after"]}
    frame = pl.concat(
        [
            chosen.select("name", pl.lit(day).alias("day"), pl.col(side).alias("value"))
            for side, day in sides.items()
        ]
    )
    return Chart(
        "movers",
        "dots",
        frame,
        Encodings("name", "value", series="day"),
        (
            Column("name", view.t(f"filter.{found.level}")),
            Column("day", view.t("changes.movers.day")),
            value_column(view.metric, short_of(view.metric, view.language)),
        ),
        movers_title(view, found),
        view.context(estimated_shares(view.snapshot, view.scope, found.level)),
        metric=view.metric,
        colours=((sides["before"], MUTED), (sides["value"], ACCENT)),
        notes=(label_of(view.metric, view.language), view.t("changes.movers.both_dates")),
    )


def places_table(view: View) -> Table:
    """The layout of `places_chart`."""
    cells: Cells = {
        "name": place_cell(view),
        **{name: _signed(name) for name in DIFFERENCES},
    }
    return Table("places_order", "", PLACE_ORDERS, cells, ("code",))


def _signed(name: str) -> DrawCell:
    """A cell that says which way a difference goes: +0.6, <+0.1 where it is less than can be shown."""

    def drawn(row: Row, text: str) -> str:
        if (row[name] or 0) <= 0:
            return text
        return f"<+{text[1:]}" if text.startswith("<") else f"+{text}"

    return drawn


def places_chart(view: View, found: Movers) -> Chart:
    """Every place that can be compared with its change and interval, the greatest rise first by default.

    The differences of shares are in percentage points.
    """
    share = view.metric.form == "share"
    style = DECIMAL if share else style_of(view.metric)
    unit = "points" if share else "plain"
    days = both_dates(view)
    return Chart(
        "places",
        "table",
        in_order(_in_words(view, found, share=share), view.choices["places_order"]),
        Encodings("name", "value"),
        (
            Column("name", view.t(f"filter.{found.level}")),
            value_column(view.metric, days["before"], "before"),
            value_column(view.metric, days["after"]),
            *(Column(name, view.t(f"changes.places.{name}_{unit}"), style) for name in DIFFERENCES),
            Column("verdict", view.t("changes.places.verdict")),
            Column("sites", view.t("changes.places.sites"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        _title(view, found),
        view.context(estimated_shares(view.snapshot, view.scope, found.level)),
        metric=view.metric,
        notes=_notes(view, found),
    )


def _title(view: View, found: Movers) -> str:
    """What the table lists; why none is judged where none is."""
    if found.rows["low"].null_count() == found.rows.height:
        return movers_title(view, found)
    words = {"label": short_of(view.metric, view.language), "level": level_noun(found.level, view.language)}
    count = format_number(found.rows.height, view.language)
    return view.t("changes.places.title", count=count, **words, **both_dates(view))


def _in_words(view: View, found: Movers, *, share: bool) -> pl.DataFrame:
    verdicts = {name: view.t(key) for name, key in VERDICTS.items()}
    return found.rows.with_columns(
        pl.col(*DIFFERENCES) * (100 if share else 1),
        pl.col("verdict").replace_strict(verdicts, return_dtype=pl.String),
    )


def _notes(view: View, found: Movers) -> tuple[str, ...]:
    fewest = format_number(LEAST_SITES, view.language)
    notes = [label_of(view.metric, view.language), view.t("changes.movers.method", fewest=fewest)]
    if found.left_out:
        words = {"count": format_number(found.left_out, view.language)}
        level = level_noun(found.level, view.language)
        notes.append(view.t("changes.movers.left_out", level=level, **words))
    return tuple(notes)
