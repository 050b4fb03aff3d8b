from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest

from components.reading.origin_links import origin_href
from data.measures.metric import value_of
from data.measures.metrics import METRICS
from pages.quality.origin_of_metric import origin_chart, origin_part
from pages.registry import page_at
from pages.shell.published import view_of
from queries.counts import counts_now
from tests.pages.quality.viewing import view
from tests.pages.reading import words_on


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.key)
def test_a_number_is_the_sum_of_the_rows_behind_it(metric):
    seen = view(f"?part=origin&metric={metric.key}")
    rows = origin_chart(seen).frame
    sums = {metric.numerator: [rows["numerator"].sum()], metric.denominator: [rows["denominator"].sum()]}
    own = pl.DataFrame(sums).select(value_of(metric)).item()
    assert own == counts_now(seen.snapshot, seen.scope).select(value_of(metric)).item()
    assert f"$numerator = {metric.numerator}" in words_on(origin_part(seen, page_at))


def test_a_chart_leads_to_its_origin_with_the_reader_s_scope():
    page, _ = page_at("/gaps")
    seen = view_of(page, "/gaps", "?province=01&lang=en")
    address = urlsplit(origin_href(seen, METRICS[0]))
    assert address.path == "/quality"
    assert parse_qs(address.query) == {
        "lang": ["en"], "province": ["01"], "metric": [METRICS[0].key], "part": ["origin"],
    }  # fmt: skip
