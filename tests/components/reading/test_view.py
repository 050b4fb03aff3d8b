from components.reading.view import href
from data.geography.units import load_units
from tests.components.conftest import look


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


def test_an_older_version_is_kept_in_every_link():
    view = look("?version=old")
    assert view.pinned
    assert href(view, "/gaps") == "/gaps?version=old"
