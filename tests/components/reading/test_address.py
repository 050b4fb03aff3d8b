from datetime import date

import pytest

from components.reading.address import Parameter, one_of
from components.reading.parse_view import Expected, parse_view
from components.reading.view import View, href
from data.geography.units import load_units
from tests.components.conftest import OneStore

LEVEL: dict[str, Parameter] = {"level": one_of("province", "commune")}


def look(search: str, path: str = "/") -> View:
    return parse_view(path, search, OneStore(), load_units(), Expected(LEVEL))  # type: ignore[arg-type]


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
    assert view.place == "Thua Thien Hue"
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


def test_an_older_version_is_kept_in_every_link():
    view = look("?version=old")
    assert view.pinned
    assert href(view, "/gaps") == "/gaps?version=old"


def test_links_keep_what_was_chosen_and_leave_the_page_s_own_parameters_behind():
    view = look("?lang=en&level=commune&zone=1", "/gaps")
    assert href(view) == "/gaps?lang=en&zone=1&level=commune"
    assert href(view, "/map") == "/map?lang=en&zone=1"
    assert href(view, zone=None) == "/gaps?lang=en&level=commune"


def test_a_new_place_takes_the_place_of_the_old_one():
    view = look("?region=DBSH&province=01")
    assert href(view) == "/?province=01"
    assert href(view, province="79") == "/?province=79"


def test_taking_a_place_away_leads_to_the_one_that_holds_it():
    commune = load_units().table.filter(scheme="34", level="commune", province_code="01")["code"][0]
    view = look(f"?commune={commune}")
    assert href(view, commune=None) == "/?province=01"


def test_another_scheme_leads_to_the_whole_country():
    assert href(look("?province=01"), scheme="63") == "/?scheme=63"


def test_a_link_leads_back_to_the_same_view():
    view = look("?lang=en&scheme=63&province=46&zone=2&date=2026-09-30")
    again = look(href(view).split("?")[1])
    assert (again.scope, again.snapshot, again.language) == (view.scope, view.snapshot, view.language)
