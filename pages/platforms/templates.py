"""The outpatient record templates that stations use, by number in use."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View
from data.measures.templates import bands_of, mean_in_use, reporting, with_all
from data.words.numbers import COUNT, DECIMAL, SHARE, format_number, shown
from queries.platforms import templates_in_use


def templates_chart(view: View) -> Chart:
    """One row per band of templates in use: band, stations, share of the stations that report them."""
    rows = templates_in_use(view.snapshot, view.scope)
    return Chart(
        "templates",
        "bars",
        bands_of(rows) if rows.height else bands_of(rows).clear(),
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


def _title(view: View, stations: pl.DataFrame) -> str:
    mean = mean_in_use(stations)
    if mean is None:
        return view.t("platforms.templates.title_none")
    return view.t(
        "platforms.templates.title",
        mean=shown(mean, DECIMAL, view.language),
        every=format_number(with_all(stations), view.language),
        stations=format_number(reporting(stations), view.language),
    )
