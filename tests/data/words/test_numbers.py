"""What numbers look like is the locale's: held to Babel itself, which is too slow for a table."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from data.words import LANGUAGES, Language
from data.words.numbers import NumberStyle, format_number, shown


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(-(10**12), 10**12), decimals=st.integers(0, 3))
def test_a_number_is_written_as_babel_writes_it(language: Language, value: int, decimals: int):
    number = Decimal(value).scaleb(-decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    written = format_decimal(number, pattern, locale=language)
    assert format_number(number, language, decimals) == written.replace("-", "−")


def test_halves_go_away_from_zero_as_in_worksheets():
    assert [format_number(number, "vi") for number in (0.5, 1.5, 2.5, -2.5)] == ["1", "2", "3", "−3"]
    assert shown(0.4535, NumberStyle("share", 1), "vi") == "45,4%"
    assert shown(-1e-15, NumberStyle("share", 1), "en") == "0.0%"
