from components.charts.sparkline import sparkline


def test_a_sparkline_leaves_gaps_open_and_needs_two_values():
    assert sparkline([0.1, None]) is None
    image = sparkline([0.1, 0.2, None, 0.3])
    assert image is not None and image.count("M") >= 2
