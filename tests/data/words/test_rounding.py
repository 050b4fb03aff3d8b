"""Rounding never crosses an edge that means something: none, all, a target, no change."""

import re
from decimal import Decimal
from math import inf, nextafter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.reading.metric_words import target_value, value_text
from data.measures.metric import reaches
from data.measures.metrics import METRICS
from data.words import LANGUAGES, Language
from data.words.number_steps import bounds_in_steps, in_steps
from data.words.numbers import (
    COUNT,
    DECIMAL,
    SHARE,
    NumberStyle,
    amount_of_change,
    bounded,
    change_over_time,
    difference_text,
    exact_style,
    rounded,
    shown,
    shown_change,
    tabular,
)

STYLES = (
    SHARE,
    COUNT,
    DECIMAL,
    NumberStyle("share", 0),
    NumberStyle("share", 1, 0.95),
    NumberStyle("number", 3),
)
ALL = {"vi": "100,0%", "en": "100.0%"}
NONE = {"vi": "0,0%", "en": "0.0%"}
styles = st.sampled_from(STYLES)
languages = st.sampled_from(LANGUAGES)
# Shares of counts, which are what the product divides.
shares = st.integers(1, 10**7).flatmap(lambda base: st.integers(0, base).map(lambda top: top / base))
near = st.sampled_from([0.0, 0.9, 0.95, 1.0, 4.0]).flatmap(
    lambda edge: st.floats(-0.002, 0.002).map(lambda off: edge + round(off, 9))
)


@given(shares, languages)
@example(2000 / 2001, "en")
@example(1 / 2001, "vi")
def test_only_all_is_written_all_and_only_none_is_written_none(share: float, language: Language):
    for write in (shown, tabular):
        text = write(share, SHARE, language)
        assert (text == ALL[language]) == (share == 1)
        assert (text == NONE[language]) == (share == 0)


@pytest.mark.parametrize(
    ("language", "almost", "hardly"), [("vi", "trên 99,9%", "dưới 0,1%"), ("en", "over 99.9%", "under 0.1%")]
)
def test_almost_all_and_hardly_any_in_words(language: Language, almost: str, hardly: str):
    assert shown(2000 / 2001, SHARE, language) == almost
    assert shown(1 / 2001, SHARE, language) == hardly
    assert tabular(2000 / 2001, SHARE, "en") == ">99.9%"
    assert tabular(1 / 2001, SHARE, "en") == "<0.1%"
    assert shown(0.99949, SHARE, "en") == "99.9%"
    assert shown(0.0005, SHARE, "en") == "0.1%"


@given(near, styles)
def test_a_number_and_its_side_are_true(value: float, style: NumberStyle):
    side, number = bounded(value, style)
    exact = Decimal(str(value)) * (100 if style.kind == "share" else 1)
    if side == "under":
        assert 0 < exact < number
    elif side == "over":
        assert number < exact or abs(exact - number) < Decimal("1e-9")
        assert exact - number < Decimal(10) ** -style.decimals
    else:
        assert number == rounded(value, style)


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.target], ids=lambda m: m.key)
@given(data=st.data())
def test_a_value_that_misses_a_target_never_reads_like_it(metric, data):
    goal = metric.target.value
    value = data.draw(st.floats(goal - 0.002, nextafter(goal, -inf)))
    if goal - value > 1e-9:
        for language in LANGUAGES:
            same = shown(goal, SHARE if metric.form == "share" else DECIMAL, language)
            assert not reaches(value, metric)
            assert value_text(value, metric, language) not in (same, target_value(goal, metric, language))


@given(st.one_of(shares, near), styles, languages)
def test_a_difference_is_unchanged_only_where_there_is_none(
    change: float, style: NumberStyle, language: Language
):
    text = change_over_time(change, style, language)
    none = abs(change) <= 1e-12
    assert (text == {"vi": "không thay đổi", "en": "unchanged"}[language]) == none
    number = re.sub(r"[^\d,.]", "", amount_of_change(change, style, language))
    assert none or re.search("[1-9]", number)


def test_a_small_difference_is_said_with_its_direction():
    assert change_over_time(0.0004, SHARE, "vi") == "tăng dưới 0,1\u00a0điểm phần trăm"
    assert change_over_time(-0.0004, SHARE, "en") == "down under 0.1\u00a0percentage points"
    assert amount_of_change(0.0004, SHARE, "en") == "under 0.1\u00a0percentage points"
    assert shown_change(0.0004, SHARE, "en", "number.points_short") == "<+0.1\u00a0pp"
    assert shown_change(-0.0004, SHARE, "en", "number.points_short") == ">−0.1\u00a0pp"


@given(st.lists(st.one_of(shares, near), min_size=1), styles)
def test_what_the_browser_writes_is_what_is_written_here(values: list[float], style: NumberStyle):
    for value, steps in zip(values, in_steps(np.array(values), style), strict=True):
        side, number = bounded(value, style)
        written = number.scaleb(style.decimals)
        if side == "under":
            assert steps == 0.5
        elif side == "over":
            assert steps == float(written) + 0.5
        else:
            assert steps == float(written)


@given(shares, st.sampled_from([0.2, 0.4, 0.57, 0.95, 1.0]))
def test_a_value_and_its_class_are_shown_alike(value: float, bound: float):
    steps = in_steps(np.array([value]), SHARE)[0]
    _, number = bounded(value, SHARE)
    reached = steps >= bounds_in_steps([bound], SHARE)[0]
    assert reached == (number >= rounded(bound, SHARE))


def test_a_bound_just_above_a_number_leaves_it_out():
    style = NumberStyle("share", 1, 0.9)
    low, high = bounds_in_steps([0.9, nextafter(0.9, inf)], style)
    exact, above = in_steps(np.array([0.9, 0.90001]), style)
    assert (exact >= low, exact >= high, above >= high) == (True, False, True)
    assert in_steps(np.array([0.0, 1e-6]), SHARE).tolist() == [0, 0.5]


@given(shares)
def test_files_keep_as_many_decimals_as_tell_a_value_from_an_edge(share: float):
    style = exact_style(share, SHARE)
    if abs(share - 1) > 1e-9 and share > 1e-9:
        assert rounded(share, style) not in (0, 100)
    assert exact_style(2000 / 2001, SHARE) == NumberStyle("share", 2)


def test_a_difference_of_less_than_a_step_is_said_in_words():
    assert difference_text(0.0004, SHARE, "en") == "under 0.1\u00a0percentage points more"
    assert difference_text(-0.0004, SHARE, "vi") == "thấp hơn dưới 0,1\u00a0điểm phần trăm"
    assert [difference_text(value, SHARE, "en") for value in (0.012, 1e-17, None)] == [
        shown_change(value, SHARE, "en") for value in (0.012, 1e-17, None)
    ]
