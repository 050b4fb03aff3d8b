import numpy as np

from data.methods.similar import nearest_rows

NAN = float("nan")


def column(*values: float) -> np.ndarray:
    return np.array([[value] for value in values])


def test_the_nearest_come_first_and_never_the_row_itself():
    assert nearest_rows([column(0, 10, 1, 3, -2)], own=0, count=3) == [2, 4, 3]


def test_units_do_not_matter():
    small, large = column(0, 1, 2, 9), column(0, 3, 1, 0)
    assert nearest_rows([small, large], 0, 3) == nearest_rows([small, 1e6 * large], 0, 3)


def test_a_group_of_many_columns_weighs_as_one_of_few():
    one, other = column(0, 1, 5, 0), column(0, 5, 1, 9)
    twice = np.hstack([one, one])
    assert nearest_rows([one, other], 0, 3) == nearest_rows([twice, other], 0, 3)


def test_what_is_not_known_is_left_out_of_the_distance():
    assert nearest_rows([column(0, NAN, 4, 9), column(0, 1, 9, 9)], 0, 2) == [1, 2]
    assert nearest_rows([column(0, NAN, 4, 9)], 0, 3) == [2, 3]


def test_rows_at_one_distance_stand_as_they_come():
    assert nearest_rows([column(5, 5, 5, 5)], own=2, count=2) == [0, 1]
