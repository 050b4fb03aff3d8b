"""The five ways a ledger stands: their words, their colours, frames of them in the shape of stacks."""

import polars as pl

from components.charts.chart import Column
from components.colours import LEDGER_STATES
from components.reading.view import View
from data.measures.ledger_catalogue import STATES
from data.words.numbers import COUNT, SHARE


def state_colours(view: View) -> tuple[tuple[str, str], ...]:
    """State in words → colour, in the order they are stacked."""
    return tuple((view.t(f"paperless.state.{state}"), colour) for state, colour in LEDGER_STATES.items())


def stacked(view: View, rows: pl.DataFrame, *keys: str) -> pl.DataFrame:
    """One row per row of `rows` and state, in the order of the rows: keys, state in words, number, share."""
    words = {state: view.t(f"paperless.state.{state}") for state in STATES}
    everything = pl.sum_horizontal(STATES)
    whole = rows.with_row_index("row").with_columns(everything.alias("whole"))
    long = whole.unpivot(STATES, index=["row", *keys, "whole"], variable_name="state", value_name="number")
    share = pl.when(pl.col("whole") > 0).then(pl.col("number") / pl.col("whole"))
    return (
        long.with_columns(share.cast(pl.Float64).alias("share"), pl.col("state").replace_strict(words))
        .sort("row", maintain_order=True)
        .select(*keys, "state", "number", "share")
    )


def state_columns(view: View, counted: str) -> tuple[Column, Column, Column]:
    """The columns of `stacked` beside its keys. counted: key of the words for what is counted."""
    return (
        Column("state", view.t("paperless.column.state")),
        Column("number", view.t(counted), COUNT),
        Column("share", view.t("paperless.column.share"), SHARE),
    )
