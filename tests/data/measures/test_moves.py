import polars as pl

from data.measures.moves import compared, number_moved, with_moves

FLOW = pl.DataFrame(
    [
        ("sustained", None, 2, 20),
        (None, "reporting", 3, 30),
        ("paperless", "parallel", 5, 50),
        ("deployed", "reporting", 7, 70),
        ("deployed", "deployed", 11, 110),
        ("unknown", "unknown", 13, 130),
        ("parallel", "unknown", 17, 170),
        ("unknown", "sustained", 19, 190),
    ],
    schema=["stage_before", "stage_after", "stations", "people"],
    orient="row",
)


def test_a_move_is_told_by_the_stages_of_both_dates_the_lowest_first():
    rows = with_moves(FLOW).select("stage_before", "move").rows()
    assert rows == [
        ("deployed", "stayed"),
        ("deployed", "up"),
        ("parallel", "unknown"),
        ("paperless", "back"),
        ("sustained", "gone"),
        ("unknown", "unknown"),
        ("unknown", "unknown"),
        (None, "new"),
    ]


def test_moves_are_counted_in_stations_or_people_and_compared_where_both_stages_are_known():
    rows = with_moves(FLOW)
    assert (number_moved(rows, "back"), number_moved(rows, "back", "people")) == (5, 50)
    assert number_moved(rows, "unknown") == 13 + 17 + 19
    assert compared(rows) == 5 + 7 + 11
