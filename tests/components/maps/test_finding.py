import polars as pl

from components.maps.finding import finding
from data.measures.metrics import BY_KEY


def test_the_finding_counts_who_reached_the_target():
    frame = pl.DataFrame({"name": ["A", "B", "C"], "value": [0.95, 0.94, None]})
    text = finding(frame, BY_KEY["record_coverage"], "province", "vi")
    assert text.startswith("1/2 tỉnh, thành phố đạt mục tiêu 95,0%")
    assert text.endswith("(1 chưa đủ số liệu)")


def test_a_strict_target_is_worded_as_strict():
    frame = pl.DataFrame({"name": ["A", "B"], "value": [0.9, 0.91]})
    text = finding(frame, BY_KEY["record_opened"], "province", "vi")
    assert text.startswith("1/2 tỉnh, thành phố đạt mục tiêu trên 90,0%")


def test_one_of_many_alike_is_never_named():
    frame = pl.DataFrame({"name": ["A", "B", "C", "D"], "value": [0.1, 0.1001, 0.1, 0.5]})
    text = finding(frame, BY_KEY["deployment"], "commune", "vi")
    assert text.endswith("3/4 xã, phường ở mức 10,0%")
    hardly = pl.DataFrame({"name": ["A", "B", "C", "D"], "value": [0.0, 0.0, 0.0, 0.0001]})
    text = finding(hardly, BY_KEY["deployment"], "commune", "vi")
    assert text.endswith("3/4 xã, phường ở mức 0,0%")
    tied = pl.DataFrame({"name": ["A", "B", "C", "D"], "value": [0.1, 0.3, 0.5, 0.5]})
    text = finding(tied, BY_KEY["deployment"], "commune", "vi")
    assert text.endswith("10,0% ở A đến 50,0% ở 2 xã, phường")


def test_without_a_target_the_finding_says_from_where_to_where():
    frame = pl.DataFrame({"name": ["A", "B", "C"], "value": [0.2, 0.9, None]})
    text = finding(frame, BY_KEY["deployment"], "province", "en")
    assert "20.0% in A" in text and "90.0% in B" in text
