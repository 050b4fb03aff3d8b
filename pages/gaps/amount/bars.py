"""The largest shortfalls as bars."""

import polars as pl

from components.charts.chart import Chart, Encodings
from components.reading.counts import count_text
from components.reading.view import View
from data.measures.gap_ranking import Gaps
from pages.gaps.amount.ranking import columns
from pages.gaps.rows import estimated
from pages.gaps.sentences import finding, unit

DRAWN = 15


def bars(view: View, gaps: Gaps) -> Chart:
    """The ranked places with the largest shortfall; those with the worst value where there is no target."""
    drawn = gaps.sure.filter(pl.col("gap") > 0) if gaps.by_gap else gaps.sure
    rows = drawn.head(DRAWN)
    notes = [view.t("chart.unit", unit=unit(view))] if gaps.by_gap else []
    if drawn.height > DRAWN:
        notes.append(
            view.t("gaps.note.drawn", shown=count_text(view, DRAWN), all=count_text(view, drawn.height))
        )
    return Chart(
        "gaps",
        "bars",
        rows,
        Encodings("name", "gap" if gaps.by_gap else "value"),
        columns(view, gaps),
        finding(view, gaps),
        view.context(estimated(view)),
        metric=view.metric,
        notes=tuple(notes),
        partial=rows.height < gaps.ranked.height,
        whole=gaps.ranked,
    )
