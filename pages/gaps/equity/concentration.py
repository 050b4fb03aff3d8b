"""The concentration curve: which share of those reached the worst-off people hold."""

import polars as pl

from components.charts.chart import Chart, Column, Encodings
from components.reading.view import View
from data.measures.equity import EVEN, RANKS, evenness, people_by_rank
from data.methods.equity import concentration_index
from data.words.numbers import COUNT, SHARE, format_number
from queries.site_gaps import site_gaps


def groups_of(view: View) -> pl.DataFrame:
    """The concentration curve of the metric's people, ranked as the reader chose."""
    rank = next(known for known in RANKS if known == view.choices["rank"])
    return people_by_rank(site_gaps(view.snapshot, view.scope, view.metric), view.metric, rank)


def curve(view: View, groups: pl.DataFrame) -> Chart:
    """The cumulative share of those reached by the cumulative share of people, the worst off first."""
    start = pl.DataFrame({"share_people": [0.0], "share_reached": [0.0], "weight": [0]})
    rows = pl.concat([start, groups.select("share_people", "share_reached", "weight")])
    index = concentration_index(groups)
    key = "open" if view.covered.narrow(view.metric) else evenness(index)
    said = view.t("number.none") if index is None else index_text(view, index)
    return Chart(
        "concentration",
        "curve",
        rows,
        Encodings("share_people", "share_reached"),
        (
            Column("share_people", view.t("gaps.equity.people"), SHARE),
            Column("share_reached", view.t("gaps.equity.reached"), SHARE),
            Column("weight", view.t("gaps.equity.weight"), COUNT),
        ),
        view.t(f"gaps.equity.curve_{key}", index=said),
        view.context(),
        metric=view.metric,
        notes=(
            view.t(f"gaps.equity.ranked_{view.choices['rank']}"),
            view.t("gaps.equity.method"),
            view.t("gaps.equity.even", limit=format_number(EVEN, view.language, 2)),
        ),
    )


def index_text(view: View, index: float) -> str:
    """The index with three decimals and its sign."""
    sign = "−" if round(index, 3) < 0 else ""
    return sign + format_number(abs(index), view.language, 3)
