"""The steps of each place in numbers: a table."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.reasons import step_name
from components.reading.view import View
from data.measures.ratio import counted
from data.words.numbers import COUNT, SHARE
from pages.gaps.sentences import unit
from pages.gaps.views import rows_column, rows_noun
from pages.gaps.why.steps import LOST, uncounted


def table_chart(view: View, rows: pl.DataFrame) -> Chart:
    """One row per place: shortfall, share, steps; no column for what is nought everywhere.

    Blank: the steps of a place of which the register holds nobody, and the communes that it may lack itself.
    """
    held = [step for step in LOST if rows[step].sum()]
    anybody = pl.col("whole") + pl.col("lacking")
    told = pl.col("unregistered") == 0
    known = rows.with_columns(
        *counted(anybody, "lacking", "share", *held), *counted(told.cast(pl.Int8), "empty_communes")
    )
    return Chart(
        "chain",
        "table",
        known,
        Encodings("name", "lacking"),
        (
            Column("name", rows_column(view)),
            Column("lacking", view.t("gaps.why.total"), COUNT),
            Column("share", view.t("gaps.why.share_column"), SHARE),
            *(Column(step, step_name(view, step), COUNT) for step in held),
            Column("empty_communes", view.t("gaps.why.empty_column"), COUNT),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("gaps.why.table", level=rows_noun(view), unit=unit(view)),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.why.exact"), *uncounted(view, rows)),
    )
