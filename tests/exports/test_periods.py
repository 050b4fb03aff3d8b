"""What pages say of time where a quarter never came: no course, run or rank passes over it unsaid."""

import pytest

from data.settings import settings
from tests.exports.conftest import Read
from tests.exports.test_reasons import said

HOLE = "No data between 31 May 2026 and 30 September 2026."


def test_the_course_of_a_ledger_breaks_where_no_data_came(read: Read):
    read("missing_quarter")
    words = said("/stations/T00000?lang=en")
    assert "Electronic only (Mar 2026 – May 2026); Electronic only (Sep 2026 – Oct 2026)" in words
    assert "Electronic only (Mar 2026 – Oct 2026)" not in words
    assert words.count(HOLE) >= 2


@pytest.mark.parametrize(
    ("language", "hole"), [("en", "No data came between"), ("vi", "ngắt trong thời gian")]
)
def test_a_run_below_target_is_said_to_pass_over_a_hole(
    read: Read, monkeypatch: pytest.MonkeyPatch, language: str, hole: str
):
    read("missing_quarter")
    monkeypatch.setenv("TRAMSO_COVERAGE_FROM", "0")
    settings.cache_clear()
    assert hole in said(f"/gaps?metric=record_opened&lang={language}")
    assert hole not in said(f"/gaps?metric=record_opened&lang={language}&date=2026-05-31")
    assert HOLE in said("/quality?lang=en")


def test_a_province_of_two_stations_is_neither_on_target_nor_below_it(read: Read):
    read("missing_quarter")
    words = said("/gaps?metric=record_opened&lang=en")
    assert words.count("Too little data") >= 34 and "Below target since" not in words


def test_provinces_of_two_stations_are_not_rated(read: Read):
    read("missing_quarter")
    words = said("/quality?lang=en")
    assert "too few stations in the register to judge provinces" in words and "rated good" not in words
