import polars as pl
import pytest

from components.maps.payload import scaled, values_payload
from components.reading.metric_words import style_of
from data.measures.metrics import BY_KEY
from data.words.numbers import rounded


@pytest.mark.parametrize("metric", ["paperless_visits", "teleconsultations"])
def test_what_is_sent_is_what_is_shown(metric: str):
    values = [0.0, 0.05, 0.4535, 0.99949, 1.0, 12.25, 3.05, None]
    style = style_of(BY_KEY[metric])
    sent = scaled(pl.Series(values, dtype=pl.Float64), BY_KEY[metric])
    shown = [None if v is None else int(rounded(v, style) * 10**style.decimals) for v in values]  # type: ignore[operator]
    assert sent == shown


def test_what_rounding_would_take_across_an_edge_lies_half_a_step_off():
    values = pl.Series([0.00049, 0.9995, 0.94999])
    assert scaled(values, BY_KEY["record_coverage"]) == [0.5, 999.5, 949.5]


def test_values_carry_no_codes_or_names():
    frame = pl.DataFrame({"value": [0.5, None], "class": [2, 4], "top": 1, "bottom": 2})
    sent = values_payload(frame, BY_KEY["paperless_visits"])
    assert set(sent) == {"classes", "values", "top", "bottom"}
    assert len(sent["classes"]) == len(sent["values"]) == 2
