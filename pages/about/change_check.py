"""What the method of changes found in this version: provinces that moved since the snapshot before."""

import polars as pl

from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.breaks import interruption
from data.measures.metrics import BY_KEY
from data.methods.change import changes_of
from data.words.numbers import format_number
from queries.changes import site_values

COMPARED = ("paperless_stations", "record_coverage", "reporting")


def changes_found(view: View) -> list[tuple[str, str]]:
    """A metric and how many provinces moved since the snapshot before; none on the first date."""
    before = view.snapshot.previous
    if before is None:
        return []
    found = []
    for key in COMPARED:
        metric = BY_KEY[key]
        if interruption(key, before.date, view.snapshot.date):
            continue
        rows = changes_of(
            site_values(view.snapshot, view.scope.country, before, metric, "province"), metric.scale
        )
        judged = rows.filter(pl.col("low").is_not_null())
        moved = judged.filter((pl.col("low") > 0) | (pl.col("high") < 0))
        words = {
            "moved": format_number(moved.height, view.language),
            "judged": format_number(judged.height, view.language),
        }
        found.append((label_of(metric, view.language), view.t("about.check.change", **words)))
    return found
