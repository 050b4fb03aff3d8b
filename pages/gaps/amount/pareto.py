"""The cumulative share of the shortfall by rank, the largest first."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.counts import count_text
from components.reading.view import View
from data.measures.gap_ranking import Gaps
from data.methods.closing import cumulative_shares
from data.words.numbers import COUNT, SHARE, format_percent
from pages.gaps.sentences import unit
from pages.gaps.views import rows_column, rows_noun

# The bars above name the places of the first half; the curve says who makes up most of the gap.
MOST = 0.8


def pareto(view: View, gaps: Gaps) -> Chart | None:
    """The curve; None where two places or fewer have a countable shortfall, or too little is known of all."""
    if view.covered.narrow(view.metric):
        return None
    rows = cumulative_shares(gaps.ranked, int(gaps.ranked["gap"].sum()))
    if rows.height <= 2:
        return None
    held = rows["cumulative"][-1]
    most = rows.filter(pl.col("cumulative") >= MOST * held).row(0, named=True)
    words = {
        "count": count_text(view, most["position"]),
        "all": count_text(view, rows.height),
        "level": rows_noun(view),
        "share": format_percent(most["cumulative"], view.language),
        "place": view.place_in_sentence,
    }
    return Chart(
        "pareto",
        "curve",
        rows,
        Encodings("position", "cumulative", hover=("name",)),
        (
            Column("name", rows_column(view)),
            Column("position", view.t("gaps.pareto.position", level=rows_noun(view)), COUNT),
            Column("gap", view.t("gaps.column.gap", unit=unit(view)), COUNT),
            Column("share", view.t("gaps.column.share", place=view.place_in_sentence), SHARE),
            Column("cumulative", view.t("gaps.pareto.cumulative", place=view.place_in_sentence), SHARE),
            Column("code", view.t("chart.column.code"), "code"),
        ),
        view.t("gaps.pareto.title", **words),
        view.context(),
        metric=view.metric,
        notes=(view.t("gaps.note.share"),),
        height=300,
    )
