"""What is closed by how much effort: the chosen order beside the stations that bring most."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.view import View
from data.words.numbers import COUNT, DECIMAL, SHARE, format_percent
from pages.gaps.closing.ranked import Ranked

POINTS = 60  # of a line, which bends slowly


def curve(view: View, found: Ranked) -> Chart:
    """The cumulative share of what all stations bring over the effort added up, in one or two orders."""
    orders = {found.order: found.rows, "people": found.by_gain}
    rows = pl.concat(
        added_up(rows).with_columns(pl.lit(view.t(f"gaps.closing.rank.{order}")).alias("order"))
        for order, rows in orders.items()
    )
    listed = added_up(found.rows, every=True).row(found.cut.stations - 1, named=True)
    return Chart(
        "closing",
        "curve",
        rows,
        Encodings("effort", "held", series="order", hover=("name",)),
        (
            Column("order", view.t("gaps.closing.rank_label")),
            Column("name", view.t("place.list.name")),
            Column("position", view.t("gaps.closing.position"), COUNT),
            Column("effort", view.t("gaps.closing.effort_added"), DECIMAL),
            Column("held", view.t("gaps.closing.held"), SHARE),
            Column("station_id", view.t("place.list.station_id"), "code"),
        ),
        view.t(
            "gaps.closing.curve",
            stations=count_text(view, found.cut.stations),
            share=format_percent(listed["held"], view.language),
        ),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.closing.note"),),
        height=300,
    )


def added_up(rows: pl.DataFrame, every: bool = False) -> pl.DataFrame:
    """name, station_id, position, effort and held (a share of all) added up along an order.

    every: all stations; else so many that a line shows no less. Where no number is known each station counts
    one.
    """
    gain = pl.col("gain").fill_null(0) if rows["gain"].count() else pl.lit(1)
    told = rows.select(
        "name",
        "station_id",
        "position",
        pl.col("effort").cum_sum(),
        (gain.cum_sum() / gain.sum()).alias("held"),
    )
    step = 1 if every else max(1, -(-told.height // POINTS))
    return pl.concat([told[::step], told.tail(1)]).unique("position", maintain_order=True)
