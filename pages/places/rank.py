"""The rank of the place among its peers, in words."""

from collections.abc import Sequence

from components.reading.places import place_name
from components.reading.view import View
from data.measures.metric import Metric, value_of
from data.measures.rank import Rank, rank_of
from data.scope import Level
from pages.places.counts import PlaceCounts

RANKS: dict[Level, str] = {
    "region": "place.rank.region",
    "province": "place.rank.province",
    "district": "place.rank.district",
    "commune": "place.rank.commune",
}


def ranks(view: View, counts: PlaceCounts, metrics: Sequence[Metric]) -> dict[str, Rank | None]:
    """Metric key → the rank of the place among the peers with a value, None where there is none."""
    values = [value_of(metric).alias(metric.key) for metric in metrics]
    rows = counts.peers.select("code", *values)
    own = next(iter(rows.filter(code=view.scope.code).to_dicts()), {})
    return {metric.key: rank_of(own.get(metric.key), rows[metric.key], metric) for metric in metrics}


def rank_text(view: View, counts: PlaceCounts) -> str:
    """The rank in words; empty where the metric gives none."""
    found = ranks(view, counts, [view.metric])[view.metric.key]
    return rank_words(view, found) if found else ""


def rank_words(view: View, found: Rank) -> str:
    """“Xếp thứ 5/9 trong vùng …”, or how many places are level with this one."""
    above = view.scope.above()
    where = place_name(view.units, above.scheme, above.code, view.language)
    if found.level > 1:
        key = _shared_key(found, view.metric)
        return view.t(key, rank=found.first, level=found.level, count=found.count)
    return view.t(RANKS[view.scope.level], rank=found.first, count=found.count, where=where)


def _shared_key(rank: Rank, metric: Metric) -> str:
    """Key of the words for a rank that several places share."""
    if rank.level == rank.count:
        return "place.level.all"
    if rank.last:
        return "place.level.lowest" if metric.better == "higher" else "place.level.highest"
    return "place.level.middle"
