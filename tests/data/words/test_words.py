import string
from datetime import date, datetime
from decimal import Decimal

import pytest

from data.words import LANGUAGES, catalogue, t
from data.words.dates import format_date, format_month, format_short_month, format_time
from data.words.numbers import (
    COUNT,
    DECIMAL,
    SHARE,
    NumberStyle,
    change_over_time,
    format_number,
    rounded,
    shown,
    shown_change,
)
from data.words.sorting import name_order, spelled_out, without_accents


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys():
    assert set(catalogue("vi")) == set(catalogue("en"))


def test_both_languages_have_the_same_placeholders():
    different = [
        key
        for key, text in catalogue("vi").items()
        if placeholders(text) != placeholders(catalogue("en")[key])
    ]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_empty(language):
    assert [key for key, text in catalogue(language).items() if not text.strip()] == []


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        t("no.such.key", "vi")


def test_numbers_are_written_as_each_language_writes_them():
    assert format_number(1234.5, "vi", 1) == "1.234,5"
    assert format_number(1234.5, "en", 1) == "1,234.5"
    assert shown(0.834, SHARE, "vi") == "83,4%"
    assert shown(11000, COUNT, "vi") == "11.000"


def test_halves_round_away_from_zero_as_worksheets_do():
    assert rounded(0.8345, SHARE) == Decimal("83.5")
    assert rounded(-2.25, DECIMAL) == Decimal("-2.3")
    assert shown(2.675, DECIMAL, "en") == "2.7"


def test_a_negative_number_that_is_only_noise_is_shown_as_plain_zero():
    assert shown(-1e-15, SHARE, "en") == "0.0%"


def test_a_missing_number_is_a_dash_never_zero():
    assert shown(None, SHARE, "vi") == "–"
    assert rounded(None, COUNT) is None


def test_a_change_between_shares_is_in_percentage_points():
    assert shown_change(0.012, SHARE, "vi") == "+1,2\u00a0điểm phần trăm"
    assert shown_change(-0.012, SHARE, "en") == "−1.2\u00a0percentage points"
    assert shown_change(0.012, SHARE, "vi", "number.points_short") == "+1,2\u00a0điểm\u00a0%"
    assert shown_change(0.0, SHARE, "en") == "0.0\u00a0percentage points"


def test_a_change_over_time_that_is_none_is_said_in_words():
    assert change_over_time(0.0, SHARE, "vi") == "không thay đổi"
    assert change_over_time(1e-15, SHARE, "en") == "unchanged"
    assert change_over_time(0.001, SHARE, "en") == "+0.1\u00a0percentage points"
    assert change_over_time(None, SHARE, "en") == "–"


def test_a_negative_number_has_a_minus_sign():
    assert shown(-0.19, NumberStyle("number", 2), "en") == "−0.19"


def test_dates_are_written_as_each_language_writes_them():
    day = date(2026, 10, 31)
    assert format_date(day, "vi") == "31/10/2026"
    assert format_date(day, "en") == "31 October 2026"
    assert format_month(day, "vi") == "tháng 10/2026"
    assert format_date(date(2025, 7, 1), "vi") == "01/7/2025"
    assert format_date(date(2026, 2, 28), "vi") == "28/02/2026"
    assert format_short_month(day, "en") == "Oct 2026"
    assert format_time(datetime(2026, 10, 31, 14, 5), "vi") == "14:05 31/10/2026"


def test_names_are_in_vietnamese_dictionary_order():
    names = ["Đắk Lắk", "Điện Biên", "An Giang", "Cà Mau", "Cao Bằng", "Bà Rịa", "Cần Thơ", "Ba Vì"]
    assert sorted(names, key=name_order) == [
        "An Giang", "Bà Rịa", "Ba Vì", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đắk Lắk", "Điện Biên",
    ]  # fmt: skip


def test_tones_decide_only_between_equal_letters():
    shuffled = ["mạ", "má", "ma", "mã", "mả", "mà"]
    assert sorted(shuffled, key=name_order) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_search_text_has_no_accents():
    assert without_accents("Thừa Thiên Huế") == "thua thien hue"
    assert without_accents("Hòa") == without_accents("Hoà") == "hoa"
    assert {without_accents(text) for text in ("Đắk Lắk", "\u00d0ắk Lắk", "\u0189ắk Lắk")} == {"dak lak"}
    assert spelled_out("TYT xã Lộc Tân") == spelled_out("Trạm Y tế xã Lộc Tân") == "tram y te xa loc tan"
