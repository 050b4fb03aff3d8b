"""How many of the 42 outpatient record templates stations use; only their number is known, no titles."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View
from data.words.numbers import COUNT, DECIMAL, SHARE, format_number, shown
from queries.platforms import templates_in_use

ALL = 42
BANDS = ((0, 0), (1, 10), (11, 20), (21, 30), (31, 41), (ALL, ALL))


def templates_chart(view: View) -> Chart:
    """One row a band of templates in use. Columns: band, stations, share of the stations that report it."""
    rows = templates_in_use(view.snapshot, view.scope)
    return Chart(
        "templates",
        "bars",
        banded(rows) if rows.height else banded(rows).clear(),
        Encodings("band", "stations"),
        (
            Column("band", view.t("platforms.templates.band")),
            Column("stations", view.t("platforms.templates.stations"), COUNT),
            Column("share", view.t("platforms.column.share"), SHARE),
        ),
        _title(view, rows),
        view.context(),
        notes=(view.t("platforms.templates.note"),),
        height=220,
    )


def banded(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a band, empty ones too. rows: templates, stations. Columns: band, stations, share."""
    whole = rows["stations"].sum()
    counted = [
        rows.filter(pl.col("templates").is_between(low, high))["stations"].sum() for low, high in BANDS
    ]
    names = [str(low) if low == high else f"{low}–{high}" for low, high in BANDS]
    shares = [number / whole if whole else None for number in counted]
    return pl.DataFrame(
        {"band": names, "stations": counted, "share": shares},
        schema={"band": pl.String, "stations": pl.Int64, "share": pl.Float64},
    )


def _title(view: View, rows: pl.DataFrame) -> str:
    whole = rows["stations"].sum()
    if not whole:
        return view.t("platforms.templates.title_none")
    mean = (rows["templates"] * rows["stations"]).sum() / whole
    every = rows.filter(templates=ALL)["stations"].sum()
    return view.t(
        "platforms.templates.title",
        mean=shown(mean, DECIMAL, view.language),
        every=format_number(every, view.language),
        stations=format_number(whole, view.language),
    )
