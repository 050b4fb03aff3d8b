import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.measures.metric import value_of
from data.measures.metrics import BY_KEY
from pages.places.comparison import compared_metrics
from pages.places.side_by_side import MOST, chosen_places
from pages.router import page_body
from queries.counts import counts_now
from tests.pages.places.viewing import view
from tests.pages.reading import links_on, words_on


def charts(search: str):
    return charts_on(html.Div(page_body("/places", search)))


def test_without_a_code_every_province_is_a_link():
    links = links_on(page_body("/places", "?lang=vi&scheme=63&metric=reporting"))
    provinces = [link for link in links.values() if link.startswith("/places/63/") and link[11:13].isdigit()]
    assert len(provinces) == 63
    assert all("metric=reporting" in link and "scheme" not in link for link in provinces)


def test_provinces_stand_in_official_order_with_the_numbers_of_their_own_pages():
    rows = charts("?metric=paperless_visits")["units"].frame
    assert rows["code"].to_list() == sorted(rows["code"])
    assert rows.height == 34
    with_stations = rows.filter(rows["stations"] > 0)
    for row in with_stations.head(5).iter_rows(named=True):
        own = view(f"/places/34/{row['code']}")
        counts = counts_now(own.snapshot, own.scope)
        assert row["value"] == counts.select(value_of(BY_KEY["paperless_visits"])).item()
        assert row["stations_silent"] == counts["stations_silent"].item()


def test_places_side_by_side_have_the_values_of_their_own_pages():
    found = charts("?places=11,04&metric=reporting")
    now, lines = found["beside_now"].frame, found["beside"].frame
    for code in ("11", "04"):
        own = view(f"/places/34/{code}")
        counts = counts_now(own.snapshot, own.scope)
        values = [counts.select(value_of(metric)).item() for metric in compared_metrics(own)]
        assert [value for value in now[code] if value is not None] == [
            value for value, shown in zip(values, now[code], strict=True) if shown is not None
        ]
    assert lines["series"].n_unique() == 2
    assert lines.height == 2 * lines["date"].n_unique()


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("11,11,04", ["11", "04"]),
        ("11,99999", ["11"]),
        ("01,04,08,11,12,14,15,19", ["01", "04", "08", "11", "12", "14"]),
        ("", []),
    ],
)
def test_each_place_once_and_no_more_than_six(asked: str, codes: list[str]):
    assert [place.code for place in chosen_places(view("/places", f"?places={asked}"))] == codes
    assert len(codes) <= MOST


def test_a_place_is_added_and_taken_away():
    links = list(links_on(page_body("/places", "?lang=en&places=11,04")).values())
    assert any(link.endswith("places=11") for link in links)
    assert any("places=11%2C04%2C01" in link for link in links)
    full = links_on(page_body("/places", "?places=01,04,08,11,12,14")).values()
    assert not any(link.count("%2C") >= MOST for link in full)


def test_codes_of_no_place_are_said_to_be_none():
    body = page_body("/places", "?lang=en&places=99999")
    assert "None of the places in this address exists" in words_on(body)
    assert "beside" not in charts("?lang=en&places=99999")


def test_two_places_of_one_name_are_two_lines():
    found = charts("?lang=vi&scheme=63&places=17,148")
    lines = found["beside"].frame
    assert set(lines["series"]) == {"Tỉnh Hòa Bình", "Thành phố Hòa Bình"}
    assert [column.label for column in found["beside_now"].columns[1:]] == [
        "Tỉnh Hòa Bình",
        "Thành phố Hòa Bình",
    ]
