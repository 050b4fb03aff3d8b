"""What a metric divides by zone, area and connection, against the facts of the laid rows."""

import pytest

from data.measures.metrics import BY_KEY, METRICS
from data.scope import Scope
from queries.kinds import KINDS, gap_by_kind, sums_by_kind_and_date
from tests.queries.laid_places import DATES, SEPTEMBER
from tests.queries.obvious import total
from tests.queries.scopes import CASES, counting
from tests.queries.test_gaps import sums


def kinds_of(rows, kind: str) -> dict[str, list]:
    """Kind as text → its sites; empty where the register does not say."""
    codes = sorted({str(row[kind] or "") for row in rows})
    return {code: [row for row in rows if str(row[kind] or "") == code] for code in codes}


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("kind", KINDS)
def test_kinds_of_a_scope(laid, scope, day, kind):
    metric = BY_KEY["record_opened" if day == SEPTEMBER else "doctors_per_station"]
    held = kinds_of(counting(day, scope), kind)
    expected = [{"code": code} | sums(rows, metric) for code, rows in held.items()]
    assert gap_by_kind(laid.on(day), scope, kind, metric).to_dicts() == expected


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_every_metric(laid, metric):
    held = kinds_of(counting(SEPTEMBER, Scope("63")), "zone")
    expected = [{"code": code} | sums(rows, metric) for code, rows in held.items()]
    assert gap_by_kind(laid, Scope("63"), "zone", metric).to_dicts() == expected


@pytest.mark.parametrize(("scope", "day"), CASES)
@pytest.mark.parametrize("kind", KINDS)
def test_kinds_over_time(laid, scope, day, kind):
    metric, expected = BY_KEY["record_opened"], []
    for held in DATES[: DATES.index(day) + 1]:
        for code, rows in kinds_of(counting(held, scope), kind).items():
            top, bottom = total(rows, "records_opened"), total(rows, "records_opened_base")
            expected.append({"date": held, "code": code, "top": top, "bottom": bottom})
    assert sums_by_kind_and_date(laid.on(day), scope, kind, metric).to_dicts() == expected
