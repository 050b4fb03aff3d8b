"""What the funnel plot found in this version: provinces beyond the limits."""

from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.funnel import funnel_of
from data.measures.metrics import BY_KEY
from data.words.numbers import format_number
from queries.counts import counts_by_place
from queries.coverage import enough_by_place

SHOWN = ("paperless_stations", "ledger_digitisation", "record_coverage", "reporting")


def funnels_found(view: View) -> list[tuple[str, str]]:
    """A metric, and how many of the provinces drawn are beyond the 99.8 % limits."""
    country, found = view.scope.country, []
    for key in SHOWN:
        metric = BY_KEY[key]
        counts = counts_by_place(view.snapshot, country, "province")
        enough = enough_by_place(view.snapshot, country, "province", metric, view.covered.wide_from)
        funnel = funnel_of(counts, enough, metric)
        if funnel is not None:
            out = funnel.rows["judged"].is_in(["above", "below"]).sum()
            words = {
                "out": format_number(int(out), view.language),
                "drawn": format_number(funnel.rows.height, view.language),
            }
            found.append((label_of(metric, view.language), view.t("about.check.funnel", **words)))
    return found
