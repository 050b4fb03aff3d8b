import pytest

from components.cards.figure_card import charts_on
from data.measures.metrics import METRICS
from pages.gaps.amount.bounds import bounds_rows, whole_bounds
from pages.gaps.rows import gaps_of
from pages.router import build, page_body
from queries.counts import counts_now
from tests.pages.gaps.test_amount import view
from tests.pages.reading import links_on


def test_both_bounds_are_one_click_away_and_off_by_default():
    plain = page_body("/gaps", "?lang=en")
    links = links_on(plain)
    assert links["assumed zero"] == "/gaps?lang=en&bounds=zero"
    assert links["assumed as last reported"] == "/gaps?lang=en&bounds=last"
    assert "bounds" not in {key for part in plain for key in charts_on(part)}


@pytest.mark.parametrize("search", ("", "&by=zone", "&level=commune", "&province=01"))
def test_the_whole_at_zero_is_the_reached_over_all_whom_reports_should_tell_of(search):
    seen = view(f"?metric=record_opened&bounds=zero{search}")
    rows = bounds_rows(seen, gaps_of(seen))
    counts = counts_now(seen.snapshot, seen.scope).row(0, named=True)
    values = whole_bounds(seen, rows)
    assert values["known"] == counts["records_opened"] / counts["records_opened_base"]
    base = counts["records_opened_base"] + rows["bottom_zero"].sum()
    assert values["zero"] == pytest.approx(counts["records_opened"] / base)
    assert values["zero"] <= values["known"]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
@pytest.mark.parametrize("bound", ("zero", "last"))
def test_every_metric_draws_its_bounds(metric, bound):
    built = build("/gaps", f"?metric={metric.key}&bounds={bound}&level=commune")
    assert "role='alert'" not in str(built.page)
