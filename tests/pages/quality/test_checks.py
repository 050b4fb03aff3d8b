import polars as pl

from pages.quality.checks import scored
from tests.pages.quality.viewing import view


def test_scores_of_provinces_add_up_from_their_communes():
    provinces = scored(view("?part=checks"))
    communes = scored(view("?part=checks&level=commune"))
    for column in ("judged", "failed", "stations"):
        assert provinces[column].sum() == communes[column].sum()
    one = provinces.filter(pl.col("failed") > 0).row(0, named=True)
    inside = scored(view(f"?part=checks&province={one['code']}&level=commune"))
    assert inside["failed"].sum() == one["failed"]
    assert one["score"] == 1 - one["failed"] / one["judged"]
