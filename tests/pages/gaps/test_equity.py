import pytest

from data.measures.metrics import METRICS
from data.scope import Scope
from pages.gaps.equity.concentration import people_of
from pages.gaps.equity.fifths import fifths_of
from pages.gaps.equity.lines import lines
from pages.router import build
from queries.counts import counts_by_date
from queries.stations import stations
from tests.pages.gaps.test_amount import view


def test_the_curve_holds_everyone_whose_number_is_known():
    seen = view("?view=equity&metric=record_opened")
    rows = stations(seen.snapshot, Scope("34")).to_dicts()
    known = [row for row in rows if row["records_opened_base"]]
    people = people_of(seen)
    groups = people.groups
    assert groups["weight"].sum() == sum(row["population"] for row in known)
    assert groups["reached"].sum() == pytest.approx(sum(row["records_opened"] for row in known))
    worst = [row for row in known if row["area"] == 3 and row["zone"] == 3]
    assert groups["weight"][0] == sum(row["population"] for row in worst)
    assert groups["share_people"][-1] == pytest.approx(1)
    assert sum(people.parts) / 5 == pytest.approx(groups["reached"].sum() / groups["weight"].sum())


def test_the_fifths_hold_the_country_s_provinces():
    parts = fifths_of(view("?view=equity&province=01"))
    assert parts["places"].sum() <= 34
    assert parts["value"].to_list() == sorted(parts["value"].to_list())


def test_the_lines_are_those_of_the_filters():
    seen = view("?view=equity&metric=record_opened&kind=zone&lang=en")
    chart = lines(seen)
    own = counts_by_date(seen.snapshot, Scope("34", zone=3)).tail(1)
    last = chart.frame.filter(date=seen.snapshot.date, kind="Zone 3")["value"][0]
    assert last == own["records_opened"][0] / own["records_opened_base"][0]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("search", ("", "&kind=connection&rank=doctors&province=01"))
def test_every_metric_draws(metric, search):
    built = build("/gaps", f"?view=equity&metric={metric.key}{search}")
    assert "role='alert'" not in str(built.page)
