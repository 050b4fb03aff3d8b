import polars as pl

from data.measures.moves import counted_before, number_moved, with_moves

FLOW = pl.DataFrame(
    [
        ("sustained", None, 2, 20),
        (None, "reporting", 3, 30),
        ("paperless", "parallel", 5, 50),
        ("deployed", "reporting", 7, 70),
        ("deployed", "deployed", 11, 110),
    ],
    schema=["stage_before", "stage_after", "stations", "people"],
    orient="row",
)


def test_a_move_is_told_by_the_stages_of_both_dates_the_lowest_first():
    rows = with_moves(FLOW).select("stage_before", "move").rows()
    assert rows == [
        ("deployed", "stayed"),
        ("deployed", "up"),
        ("paperless", "back"),
        ("sustained", "gone"),
        (None, "new"),
    ]


def test_moves_are_counted_in_stations_or_people_and_the_new_were_not_there_before():
    rows = with_moves(FLOW)
    assert (number_moved(rows, "back"), number_moved(rows, "back", "people")) == (5, 50)
    assert counted_before(rows) == 2 + 5 + 7 + 11
