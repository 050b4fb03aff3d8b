from data.store.publication import Publication
from pages.stations.unknown import near_stations
from tests.conftest import ReadStore
from tests.data.small_country import DATES
from tests.pages.reading import links_on, words_on
from tests.pages.stations.viewing import body, register_of, view


def test_a_station_that_the_register_lacks_on_a_date_says_when_it_is_there(
    across: Publication, read_store: ReadStore
):
    read_store(across.root)
    first, last = (set(register_of(across, day)["station_id"]) for day in (DATES[0], DATES[-1]))
    late = min(last - first)
    page = body(late, f"?lang=en&date={DATES[0]}")
    assert "not in the register on that date" in words_on(page)
    assert f"/stations/{late}?lang=en&date={DATES[4]}" in links_on(page).values()
    gone = min(first - last)
    assert f"/stations/{gone}?lang=en&date={DATES[3]}" in links_on(body(gone)).values()


def test_an_unknown_station_is_a_sentence_with_near_ids(silent: str):
    page = body(silent[:-1] + "x")
    assert "no such station" in words_on(page)
    assert "/stations?lang=en" in links_on(page).values()
    near = near_stations(view(silent), silent[:-1] + "x")
    assert near and all(code[:4] == silent[:4] for code, _ in near)
