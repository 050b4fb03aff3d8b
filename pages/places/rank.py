"""The rank of the place among its peers, in words."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from components.reading.counts import count_text
from components.reading.places import place_name
from components.reading.view import View
from data.measures.metric import Metric, value_of
from data.measures.rank import Rank, rank_of, with_interval
from data.scope import Level
from pages.places.counts import PlaceCounts
from queries.coverage import enough_by_place
from queries.places import places
from queries.rank_intervals import ranks_of_place

RANKS: dict[Level, str] = {
    "region": "place.rank.region",
    "province": "place.rank.province",
    "district": "place.rank.district",
    "commune": "place.rank.commune",
}


def ranks(view: View, counts: PlaceCounts, metrics: Sequence[Metric]) -> dict[str, Rank | None]:
    """Metric key → the rank of the place among the peers with enough data, None where there is none."""
    values = [_if_enough(view, metric) for metric in metrics]
    rows = counts.siblings.select("code", *values)
    own = next(iter(rows.filter(code=view.scope.code).to_dicts()), {})
    found = {metric.key: rank_of(own.get(metric.key), rows[metric.key], metric) for metric in metrics}
    code = view.scope.code or ""
    published = ranks_of_place(view.snapshot, view.scope.above(), view.scope.level, code)
    return {key: with_interval(rank, published.get(key)) for key, rank in found.items()}


def between_words(view: View, found: Rank) -> str:
    """Between which ranks chance leaves the place; empty where that was not computed."""
    if found.between is None:
        return ""
    first, last = found.between
    if first == last:
        return view.t("place.rank.sure")
    key = "place.rank.open" if found.open else "place.rank.between"
    return view.t(key, first=first, last=last)


def rank_text(view: View, counts: PlaceCounts) -> str:
    """The rank in words; empty where the metric gives none."""
    found = ranks(view, counts, [view.metric])[view.metric.key]
    if found is None:
        return ""
    only = (
        view.t("place.rank.only", filters=replace(view, scope=view.scope.country).place)
        if view.filters
        else ""
    )
    peers = places(view.snapshot, view.scope.above(), view.scope.level).filter("shown").height
    unranked = max(peers, counts.siblings.height) - found.count
    left = view.t("place.rank.left_out", count=count_text(view, unranked)) if unranked else ""
    return " ".join(filter(None, (rank_words(view, found), between_words(view, found), only, left)))


def interval_note(view: View, between: bool) -> list[str]:
    """What stands in brackets beside a rank; nothing where nothing does."""
    return [view.t("place.rank.note")] if between else []


def _if_enough(view: View, metric: Metric) -> pl.Expr:
    """The value where enough is known of a place to rank it."""
    scope, level, wide_from = view.scope.above(), view.scope.level, view.covered.wide_from
    enough = enough_by_place(view.snapshot, scope, level, metric, wide_from)
    return pl.when(pl.col("code").is_in(list(enough))).then(value_of(metric)).alias(metric.key)


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
