"""How long a gap has stood, against a plain walk through the values of every snapshot."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.measures.gaps import with_gap
from data.measures.metric import Metric
from data.measures.metrics import METRICS
from data.scope import LEVELS, Level, Scope
from data.store.publication import Publication
from data.store.snapshot import Snapshot
from queries.gaps import gap_by_place, standing_by_place

TARGETED = [metric for metric in METRICS if metric.target is not None]
PLACES = [(scheme, level) for scheme, levels in LEVELS.items() for level in levels if level != "country"]


@pytest.fixture(scope="module")
def snapshot(crossing_store: Path) -> Snapshot:
    """Eighteen months, two of them before the reform."""
    return Publication(crossing_store).snapshot()


def by_hand(snapshot: Snapshot, scope: Scope, level: Level, metric: Metric) -> dict[str, tuple[Any, ...]]:
    gaps: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for day in snapshot.dates_until:
        rows = with_gap(gap_by_place(snapshot.on(day), scope, level, metric), metric, day)
        for code, gap in rows.select("code", "gap").iter_rows():
            gaps[code] += [(day, gap)] if gap is not None else []
    found = {}
    for code, known in gaps.items():
        run = []
        for day, gap in reversed(known):
            if gap == 0:
                break
            run.append(day)
        if run:
            found[code] = (run[-1], len(run), len(run) == len(known))
    return found


def told(snapshot: Snapshot, scope: Scope, level: Level, metric: Metric) -> dict[str, tuple[Any, ...]]:
    rows = standing_by_place(snapshot, scope, level, metric)
    return {code: tuple(rest) for code, *rest in rows.iter_rows()}


@pytest.mark.parametrize("metric", TARGETED, ids=lambda metric: metric.key)
@pytest.mark.parametrize(("scheme", "level"), PLACES)
def test_every_place_of_the_country_knows_since_when(
    snapshot: Snapshot, scheme: Any, level: Any, metric: Metric
):
    for day in (snapshot.dates[0], snapshot.dates[-4], snapshot.dates[-1]):
        on = snapshot.on(day)
        expected = by_hand(on, Scope(scheme), level, metric)
        assert told(on, Scope(scheme), level, metric) == expected
    assert expected


@pytest.mark.parametrize(
    "kinds", [{"zone": 3}, {"area": 1, "connection": "fibre"}, {"zone": 1, "province": "01"}]
)
@pytest.mark.parametrize(("scheme", "level"), [("34", "commune"), ("63", "district"), ("34", "province")])
def test_kinds_of_site_have_a_history_of_their_own(snapshot: Snapshot, scheme: Any, level: Any, kinds: Any):
    scope, metric = Scope(scheme, **kinds), TARGETED[0]
    assert told(snapshot, scope, level, metric) == by_hand(snapshot, scope, level, metric)


def test_a_province_has_its_own_places_only(snapshot: Snapshot):
    inside = told(snapshot, Scope("34", province="01"), "commune", TARGETED[0])
    everywhere = told(snapshot, Scope("34"), "commune", TARGETED[0])
    assert inside
    assert inside.items() < everywhere.items()
