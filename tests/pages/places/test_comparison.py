import polars as pl
import pytest

from data.geography.units import load_units
from pages.places.comparison import compared_metrics, comparison_chart
from pages.places.counts import place_counts
from tests.pages.places.viewing import partition, view


def test_the_standing_is_the_ratio_of_the_accepted_rows(store):
    seen = view("/places/34/11")
    day = seen.snapshot.date
    stations, reports = partition(store, day, "station"), partition(store, day, "station_report")
    joined = stations.join(reports, on="station_id")
    units = load_units().table.filter(scheme="34", level="commune").select("code", "province_code")
    own = joined.join(units, left_on="commune_code", right_on="code").filter(province_code="11")
    for key, frame in (("own", own), ("country", joined)):
        known = frame.filter(
            pl.col("closed_on").is_null() | (pl.col("closed_on") > day),
            pl.col("visits").is_not_null(),
            pl.col("visits_paperless").is_not_null(),
        )
        expected = known["visits_paperless"].sum() / known["visits"].sum()
        row = comparison_chart(seen, place_counts(seen, compared_metrics(seen))).frame.filter(
            key="paperless_visits"
        )
        assert row[key][0] == pytest.approx(expected)


def test_a_place_named_as_what_holds_it_is_told_from_it():
    seen = view("/places/63/148", "?lang=vi")  # the town Hòa Bình of the province Hòa Bình
    counts = place_counts(seen, compared_metrics(seen))
    assert next(iter(counts.places)) == "Thành phố Hòa Bình"
    assert "Hòa Bình" in counts.places
    assert len(counts.places) == len(counts.roles)
