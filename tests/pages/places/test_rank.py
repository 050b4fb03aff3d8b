from data.measures.rank import Rank
from pages.places.comparison import METRICS
from pages.places.counts import place_counts
from pages.places.rank import rank_words, ranks
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
    found = ranks(seen, place_counts(seen, METRICS), METRICS)["deployment"]
    assert found is not None
    level = sum(value == values["11"] for value in values.values())
    assert found == Rank(ahead + 1, level, len(values))


def test_a_rank_that_many_share_says_so():
    seen = view("/places/34/11", "?lang=vi")
    assert rank_words(seen, Rank(4, 42, 45)) == "Thuộc 42/45 đơn vị cùng cấp có giá trị thấp nhất."
    assert rank_words(seen, Rank(1, 45, 45)) == "Cả 45 đơn vị cùng cấp đều ở mức này."
    shared = "Xếp thứ 2/9 đơn vị cùng cấp, 3 đơn vị có cùng giá trị."
    assert rank_words(seen, Rank(2, 3, 9)) == shared
