"""The catalogue of metrics with the targets that the ministry gave in place of ours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from data.measures.metric import Metric
from data.measures.metrics import BY_KEY
from data.measures.targets import Target, given_target


def with_targets(rows: Sequence[Mapping[str, str]]) -> Mapping[str, Metric]:
    """The catalogue by key with the targets of the ministry's list in place of ours."""
    return _with_targets(tuple(given_target(row) for row in rows))


@cache
def _with_targets(given: tuple[Target, ...]) -> Mapping[str, Metric]:
    by_metric = {target.key: target for target in given}
    return {key: replace(metric, target=by_metric.get(key)) for key, metric in BY_KEY.items()}
