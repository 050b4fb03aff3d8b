"""What the method of ranks found in this version: how many ranks chance leaves open to a province."""

from statistics import median

from components.reading.metric_words import label_of
from components.reading.view import View
from data.measures.metrics import BY_KEY
from data.words.numbers import format_number
from queries.rank_intervals import ranks_of_metric

SHOWN = ("paperless_stations", "ledger_digitisation", "record_coverage", "reporting")


def ranks_found(view: View) -> list[tuple[str, str]]:
    """A metric, and of the intervals of all provinces the middle width; none on dates without any."""
    found = []
    for key in SHOWN:
        ranks = ranks_of_metric(view.snapshot, view.scope.country, "province", key).values()
        widths = [last - first + 1 for first, last in (rank.between for rank in ranks if rank.between)]
        if widths:
            words = {
                "width": format_number(int(median(widths)), view.language),
                "count": format_number(len(widths), view.language),
            }
            found.append((label_of(BY_KEY[key], view.language), view.t("about.check.ranks", **words)))
    return found
