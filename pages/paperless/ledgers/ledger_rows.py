"""The 78 ledgers with the stations in each state: what the chart of the slowest and the list are made of."""

import polars as pl

from components.ledgers.catalogue import short_label
from components.reading.official import ledgers_of
from components.reading.view import View
from data.measures.ledger_states import with_closed
from data.measures.ratio import ratio
from pages.paperless.ledgers.over_time import OF_LEDGER
from queries.ledgers import ledger_counts


def ledger_rows(view: View) -> pl.DataFrame:
    """One row per ledger, the slowest programme first and in it the slowest ledger.

    Columns: ledger_id, name, label, programme, evidence, STATES (stations), closed and programme_closed
    (shares; null where no station is known to use it).
    """
    rows = with_closed(ledger_counts(view.snapshot, view.scope).rename(OF_LEDGER))
    named = rows.join(_names(view), on="ledger_id", maintain_order="left")
    kept = pl.col("electronic") + pl.col("parallel") + pl.col("paper")
    share = ratio(pl.col("electronic").sum(), kept.sum())
    grouped = named.with_columns(share.over("programme").alias("programme_closed"))
    by = ["programme_closed", "programme", "closed", "ledger_id"]
    return grouped.sort(by, nulls_last=True)


def _names(view: View) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (
                ledger.ledger_id,
                ledger.name(view.language),
                short_label(view, ledger),
                ledger.programme_name(view.language),
                ledger.evidence,
            )
            for ledger in ledgers_of(view.snapshot)
        ],
        schema=["ledger_id", "name", "label", "programme", "evidence"],
        orient="row",
    )
