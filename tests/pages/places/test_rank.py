from dataclasses import replace

import pytest

from data.measures.rank import Rank
from data.settings import settings
from pages.places.comparison import compared_metrics
from pages.places.counts import place_counts
from pages.places.rank import between_words, rank_text, rank_words, ranks
from queries.counts import counts_by_place
from tests.pages.places.viewing import view


def test_a_rank_counts_those_ahead():
    seen = view("/places/34/11")
    rows = counts_by_place(seen.snapshot, seen.scope.above(), "province")
    values = {
        row["code"]: row["stations_deployed"] / row["stations"]
        for row in rows.iter_rows(named=True)
        if row["stations"]
    }
    ahead = sum(value > values["11"] for value in values.values())
    found = ranks(seen, place_counts(seen, compared_metrics(seen)), compared_metrics(seen))["deployment"]
    assert found is not None
    level = sum(value == values["11"] for value in values.values())
    assert replace(found, between=None) == Rank(ahead + 1, level, len(values))
    assert found.between is not None and found.between[0] <= found.first <= found.between[1]


def test_places_of_which_too_little_is_known_are_not_ranked(
    store, read_store, monkeypatch: pytest.MonkeyPatch
):
    read_store(store)
    monkeypatch.setenv("TRAMSO_COVERAGE_FROM", "0.02")
    settings.cache_clear()
    seen = view("/places/34/01", "?lang=en")
    counts = place_counts(seen, [seen.metric])
    found = ranks(seen, counts, [seen.metric])[seen.metric.key]
    assert found is not None
    unranked = counts.siblings.height - found.count
    assert 0 < unranked < counts.siblings.height
    assert rank_text(seen, counts).endswith(f" Not ranked, with no data or too few: {unranked}.")


def test_a_rank_that_many_share_says_so():
    seen = view("/places/34/11", "?lang=vi")
    assert rank_words(seen, Rank(4, 42, 45)) == "Thuộc 42/45 đơn vị cùng cấp có giá trị thấp nhất."
    assert rank_words(seen, Rank(1, 45, 45)) == "Cả 45 đơn vị cùng cấp đều ở mức này."
    shared = "Xếp thứ 2/9 đơn vị cùng cấp, 3 đơn vị có cùng giá trị."
    assert rank_words(seen, Rank(2, 3, 9)) == shared


def test_a_rank_says_between_which_ranks_chance_leaves_it():
    seen = view("/places/34/11", "?lang=vi")
    said = "Tính cả yếu tố ngẫu nhiên giữa các trạm: giữa hạng 9 và hạng 15 (khoảng 80%)."
    assert between_words(seen, Rank(12, 1, 34, (9, 15))) == said
    unsure = between_words(seen, Rank(12, 1, 34, (9, 25)))
    assert unsure == "Do ít trạm hoặc giá trị sát nhau, có thể là bất kỳ hạng nào từ 9 đến 25 (khoảng 80%)."
    assert "chỉ gồm hạng này" in between_words(seen, Rank(12, 1, 34, (12, 12)))
    assert between_words(seen, Rank(12, 1, 34)) == ""


def test_no_interval_stands_beside_a_rank_among_chosen_stations():
    seen = view("/places/34/11", "?zone=1")
    found = ranks(seen, place_counts(seen, compared_metrics(seen)), compared_metrics(seen))
    assert all(rank is None or rank.between is None for rank in found.values())
