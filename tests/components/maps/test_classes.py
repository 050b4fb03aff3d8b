from datetime import date

import polars as pl
import pytest

from components.colours import BLANKS
from components.maps.classes import Classes, classes, station_classes, with_classes
from data.measures.metric import reaches
from data.measures.metrics import BY_KEY, METRICS

DAY = date(2026, 10, 31)


def made(metric: str, values: list[float | None], how: str = "auto") -> Classes:
    return classes(pl.Series(values, dtype=pl.Float64), BY_KEY[metric], how, DAY, "vi")  # type: ignore[arg-type]


def placed(metric: str, values: list[float | None], how: str = "auto") -> pl.DataFrame:
    reasons = [None if value is not None else "not_reported" for value in values]
    frame = pl.DataFrame(
        {"value": values, "reason": reasons}, schema={"value": pl.Float64, "reason": pl.String}
    )
    return with_classes(frame, made(metric, values, how))


@pytest.mark.parametrize("how", ["auto", "bands"])
@pytest.mark.parametrize("metric", [m.key for m in METRICS if m.target])
def test_the_last_band_holds_exactly_those_on_target(metric: str, how: str):
    goal = BY_KEY[metric].target.value  # type: ignore[union-attr]
    values = [0.0, goal - 0.0001, goal, goal + 0.0001]
    last = made(metric, values, how).count - 1
    found = placed(metric, values, how)["class"].to_list()
    assert [index == last for index in found] == [bool(reaches(value, BY_KEY[metric])) for value in values]


def test_a_class_below_a_far_target_does_not_reach_to_it():
    made_of = made("record_opened", [0.2, 0.25, 0.27, 0.29, 0.3, 0.311])
    assert made_of.labels[made_of.count - 2].endswith("(chưa đạt mục tiêu)")
    assert made_of.count == len(made_of.edges) + 1
    assert len(made_of.colours) == len(made_of.labels)


def test_a_station_is_paperless_or_not():
    series = pl.Series([0.0, 1.0, None], dtype=pl.Float64)
    made_of = station_classes(series, BY_KEY["paperless_stations"], "auto", DAY, "vi")
    assert made_of.labels[: made_of.count] == ("Còn dùng giấy tờ", "Không dùng giấy tờ")


def test_fixed_bounds_are_left_where_one_class_holds_most():
    values = [index / 1000 for index in range(70)] + [0.5] * 30
    assert len(made("paperless_stations", values).edges) >= 3
    assert made("paperless_stations", values).edges != (0.2, 0.4, 0.6, 0.8)


def test_quintiles_hold_a_fifth_each():
    values = [index / 100 for index in range(100)]
    found = placed("paperless_stations", values, "quantile")
    assert found.group_by("class").len().sort("class")["len"].to_list() == [20, 20, 20, 20, 20]


def test_a_country_where_most_are_at_zero_still_shows_the_others():
    values = [0.0] * 90 + [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]
    found = placed("paperless_stations", values, "quantile")
    assert found["class"].n_unique() >= 4
    assert found.filter(pl.col("value") == 0)["class"].unique().to_list() == [0]


def test_zero_that_fills_a_fifth_is_a_class_of_its_own_and_no_class_is_empty():
    values = [0.0] * 90 + [0.0001, 0.2, 0.2, 0.5, 0.5, 0.5, 1.0, 1.0]
    found = placed("paperless_stations", values, "quantile")
    made_of = made("paperless_stations", values, "quantile")
    assert found.filter(band="0,0%")["value"].to_list() == [0.0] * 90
    assert made_of.labels[1].startswith("trên 0,0% – ")
    assert sorted(found["class"].unique()) == list(range(made_of.count))
    assert len(made_of.labels) == len(made_of.colours) == made_of.count + len(BLANKS)


def test_another_date_keeps_zero_apart():
    made_of = made("paperless_stations", [0.0] * 9 + [0.5], "quantile")
    later = pl.DataFrame({"value": [0.0, 0.01, 1.0, None], "reason": [None, None, None, "no_report"]})
    found = with_classes(later, made_of)
    assert made_of.labels[: made_of.count] == ("0,0%", "trên 0,0%")
    assert found["class"].to_list() == [0, 1, 1, made_of.count + list(BLANKS).index("no_report")]


def test_a_few_zeros_stay_among_the_lowest():
    values = [0.0] * 5 + [index / 100 for index in range(1, 96)]
    assert made("paperless_stations", values, "quantile").labels[0].startswith("dưới ")


@pytest.mark.parametrize("metric", ["record_opened", "reporting", "paperless_stations"])
def test_places_that_differ_look_different_unless_the_reader_asks_for_fixed_bands(metric: str):
    values = [0.951 + index / 1000 if metric == "reporting" else 0.1 + index / 100 for index in range(34)]
    assert placed(metric, values)["class"].n_unique() >= 2
    assert placed("reporting", [0.95, 0.99], "bands")["class"].n_unique() == 1


def test_nothing_known_is_one_class_and_its_blank():
    found = placed("paperless_stations", [None, None])
    assert found["band"].to_list() == ["Chưa báo cáo"] * 2


def test_every_kind_of_blank_has_a_colour_of_its_own_and_none_is_a_class():
    made_of = made("paperless_stations", [0.1, 0.5, 0.9])
    assert len(set(made_of.colours)) == len(made_of.colours) == len(made_of.labels)
    assert len(made_of.colours) == made_of.count + len(BLANKS)


def test_dark_is_always_more():
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    made_of = made("record_coverage", [0.5])
    lights = [lightness(colour) for colour in made_of.colours[: made_of.count]]
    assert lights == sorted(lights, reverse=True)


def test_two_classes_are_not_called_quintiles():
    few, many = made("paperless_stations", [0.0, 1.0, 1.0], "quantile"), [index / 100 for index in range(100)]
    assert few.count == 2 and "quá ít giá trị khác nhau" in few.note
    assert made("paperless_stations", many, "quantile").note.startswith("Ngũ phân vị")
