from datetime import date

import pytest

from tests.components.conftest import look


def test_a_bare_address_is_vietnamese_latest_and_the_whole_country():
    view = look("")
    assert (view.language, view.snapshot.date, view.scope.level) == ("vi", date(2026, 10, 31), "country")
    assert view.compare is not None and view.compare.date == date(2026, 9, 30)
    assert view.notices == ()


def test_everything_that_is_said_is_understood():
    view = look(
        "?lang=en&date=2026-09-30&compare=2025-10-31&scheme=63&province=46&zone=2&metric=chatbot&level=commune"
    )
    assert view.language == "en"
    assert view.place_name == "Thua Thien Hue"
    assert view.scope.zone == 2
    assert view.metric.key == "chatbot"
    assert view.choices == {"level": "commune"}
    assert view.compare is not None and view.compare.date == date(2025, 10, 31)
    assert view.notices == ()


@pytest.mark.parametrize(
    "search",
    [
        "?lang=fr",
        "?date=yesterday",
        "?date=1999-01-31",
        "?compare=2030-01-01",
        "?scheme=64",
        "?province=99",
        "?commune=00001&province=79",
        "?zone=9",
        "?area=x",
        "?connection=pigeon",
        "?metric=happiness",
        "?level=galaxy",
        "?version=gone",
        "?unheard=of",
    ],
)
def test_what_cannot_be_used_is_one_sentence_and_the_default(search: str):
    view = look(search)
    assert len(view.notices) == 1
    plain = {"province": "79"} if "province=79" in search else {}
    assert dict(view.given) == plain


def test_a_notice_calls_a_filter_as_its_label_does():
    assert "“Vùng (Bộ tiêu chí quốc gia về y tế xã)”" in look("?zone=9").notices[0]
    assert "“Internet connection”" in look("?connection=pigeon&lang=en").notices[0]


def test_the_last_of_repeated_parameters_counts():
    assert look("?zone=1&zone=3").scope.zone == 3
