"""The ledgers that take longest: median months from deployment to electronic only, and recorded twice."""

import polars as pl
from dash import html
from dash.development.base_component import Component

from components.cards.figure_card import figure_card
from components.cards.table_card import Table, table_card
from components.charts.chart import Chart, Column, Encodings
from components.ledgers.catalogue import catalogue_note, short_label
from components.reading.counts import count_text
from components.reading.official import ledgers_of
from components.reading.order import filter_text, in_order
from components.reading.view import View
from data.contract import LEDGER_IDS
from data.measures.ratio import ratio
from data.measures.survival import FEWEST
from data.words.numbers import COUNT, SHARE, format_percent
from pages.paperless.pace.precomputed import followed_place, precomputed
from queries.pace import ledger_pace

DRAWN = 10
# Of one slowest ledger and of several that tie, with a median and without.
TITLES = ("paperless.pace.ledger_title", "paperless.pace.ledger_tied")
TITLES_NONE = ("paperless.pace.ledger_title_none", "paperless.pace.ledger_tied_none")
PACE_ORDERS = ("ledger_id", "name", "closing_median", "there", "parallel_median")


def pace_ledgers(view: View) -> list[Component]:
    """The slowest as a chart, all as a table; a sentence where no ledger is followed."""
    rows = ledger_rows(view)
    if rows.is_empty():
        return [html.P(view.t("paperless.pace.ledger_nobody"), className="empty")]
    table = Table("pace_order", "pace_find", PACE_ORDERS)
    return [figure_card(slowest_chart(view, rows), view), table_card(table_chart(view, rows), view, table)]


def ledger_rows(view: View) -> pl.DataFrame:
    """One row per ledger that applies somewhere, the slowest first, before all those without a median.

    Columns: those of `ledger_pace`, ledger_id, name, label, there (share of closing_known electronic only),
    thin (fewer than FEWEST still followed at its median, which is not told; these come last), blank (words in
    place of a median that is not reached or not told).
    """
    pace = ledger_pace(view.snapshot, view.scope).filter(pl.col("ledger") > 0, pl.col("closing_known") > 0)
    catalogue = {ledger.ledger_id: ledger for ledger in ledgers_of(view.snapshot)}
    ledgers = [catalogue[LEDGER_IDS[number - 1]] for number in pace["ledger"]]
    thin = {name: pl.col(f"{name}_at_risk") < FEWEST for name in ("closing", "parallel")}
    rows = pace.with_columns(
        thin["closing"].fill_null(False).alias("thin"),
        *(pl.when(~few).then(f"{name}_median").alias(f"{name}_median") for name, few in thin.items()),
        pl.Series("ledger_id", [ledger.ledger_id for ledger in ledgers], pl.String),
        pl.Series("name", [ledger.name(view.language) for ledger in ledgers], pl.String),
        pl.Series("label", [short_label(view, ledger) for ledger in ledgers], pl.String),
        ratio("closing_events", "closing_known").alias("there"),
    )
    blanks = [
        view.t("paperless.pace.few", fewest=FEWEST)
        if thin
        else view.t("paperless.pace.ledger_blank", share=format_percent(share, view.language))
        for share, thin in rows.select("there", "thin").iter_rows()
    ]
    return rows.with_columns(pl.Series("blank", blanks, pl.String)).sort(
        "thin",
        pl.col("closing_median").is_not_null(),
        -pl.col("closing_median"),
        "there",
        "ledger_id",
        nulls_last=True,
    )


def slowest_chart(view: View, rows: pl.DataFrame) -> Chart:
    """The ten ledgers with the longest median, those without one first. rows: those of `ledger_rows`."""
    return Chart(
        "pace-ledgers",
        "bars",
        rows.head(DRAWN),
        Encodings("label", "closing_median", missing="blank"),
        (
            Column("name", view.t("paperless.column.ledger")),
            Column("closing_median", view.t("paperless.pace.closing_median"), COUNT),
            Column("there", view.t("paperless.pace.ledger_there"), SHARE),
            Column("label", view.t("paperless.column.label")),
        ),
        _title(view, rows),
        precomputed(view),
        notes=(view.t("paperless.pace.ledger_note", fewest=FEWEST), catalogue_note(view)),
        partial=rows.height > DRAWN,
    )


def _title(view: View, rows: pl.DataFrame) -> str:
    """The slowest ledger, or how many tie."""
    first, months = rows.row(0, named=True), rows["closing_median"]
    if first["thin"]:
        return view.t("paperless.pace.ledger_title_few", place=followed_place(view), fewest=FEWEST)
    level = rows.filter(months.is_null() & (pl.col("there") == first["there"]))
    if first["closing_median"] is not None:
        level = rows.filter(months == first["closing_median"])
    words = {
        "ledger": first["name"],
        "count": count_text(view, level.height),
        "months": first["closing_median"],
        "share": format_percent(first["there"], view.language),
    }
    one, several = TITLES if first["closing_median"] is not None else TITLES_NONE
    return view.t(several if level.height > 1 else one, **words)


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per ledger with both medians, in the reader's order."""
    found = filter_text(rows, view.choices["pace_find"], "name", "ledger_id")
    return Chart(
        "pace-ledgers-table",
        "table",
        in_order(found, view.choices["pace_order"]),
        Encodings("name", "closing_median"),
        (
            Column("ledger_id", view.t("paperless.column.label"), "code"),
            Column("name", view.t("paperless.column.ledger")),
            Column("closing_median", view.t("paperless.pace.closing_median"), COUNT),
            Column("there", view.t("paperless.pace.ledger_there"), SHARE),
            Column("closing_known", view.t("paperless.pace.followed"), COUNT),
            Column("parallel_median", view.t("paperless.pace.parallel_median"), COUNT),
            Column("parallel_known", view.t("paperless.pace.parallel_known"), COUNT),
        ),
        view.t("paperless.pace.ledger_table", place=followed_place(view)),
        precomputed(view),
        notes=(view.t("paperless.pace.ledger_note", fewest=FEWEST), view.t("paperless.pace.parallel_note")),
    )
