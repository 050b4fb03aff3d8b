"""The two views of `/platforms`."""

import pytest

from data.words import LANGUAGES, t
from pages.router import build, page_body
from tests.pages.reading import words_on


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "search", ("", "view=places&level=commune&find=a", "view=places&province=01", "date=2025-09-30", "zone=3")
)
def test_it_draws_everywhere(search, language):
    assert "role='alert'" not in str(build("/platforms", f"?{search}&lang={language}").page)


def test_no_station_says_so():
    body = page_body("/platforms", "?commune=00070&zone=3&connection=none")
    said = t("state.no_station_here", "vi", date="31/10/2026", place="Hoàn Kiếm")
    assert said in words_on(body)
