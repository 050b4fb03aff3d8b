from pages.quality.silent_stations import silent_chart
from tests.pages.quality.viewing import LAST, partition, view


def test_silent_stations_are_the_deployed_ones_without_a_report(store):
    reported = set(partition(store, "station_report")["station_id"])
    due = {
        row["station_id"]
        for row in partition(store, "station").iter_rows(named=True)
        if row["platform_since"]
        and row["platform_since"] <= LAST
        and (row["closed_on"] is None or row["closed_on"] > LAST)
        and (row["opened_on"] is None or row["opened_on"] <= LAST)
    }
    assert set(silent_chart(view()).frame["station_id"]) == due - reported
