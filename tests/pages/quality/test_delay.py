import polars as pl

from pages.quality.delay import delay_chart
from tests.pages.quality.viewing import LAST, partition, view


def test_half_of_the_reports_were_in_after_the_median(store):
    reports = partition(store, "station_report")
    sites = partition(store, "station").filter(
        (pl.col("closed_on").is_null() | (pl.col("closed_on") > LAST))
        & (pl.col("opened_on").is_null() | (pl.col("opened_on") <= LAST))
    )
    timed = reports.filter(
        pl.col("submitted_at").is_not_null() & pl.col("station_id").is_in(sites["station_id"].to_list())
    )
    local = timed["submitted_at"].dt.convert_time_zone("Asia/Ho_Chi_Minh").dt.date()
    days = sorted((day - LAST).days for day in local)
    chart = delay_chart(view())
    shown = chart.frame.filter(pl.col("date") == LAST)["days"].to_list()
    assert shown == [days[-(-len(days) // 2) - 1], days[-(-len(days) * 9 // 10) - 1]]
