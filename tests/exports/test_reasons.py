"""What pages say where something did not arrive, or too little is known: the real reason and the way out."""

import pytest
from dash import html

from components.cards.figure_card import charts_on
from data.settings import settings
from pages.router import build, page_body
from tests.exports.conftest import Read
from tests.pages.reading import links_on, parts_of, words_on


def said(address: str) -> str:
    """Every word of a page and of the lines above it."""
    path, _, query = address.partition("?")
    shown = build(path, f"?{query}")
    return words_on([shown.status, shown.page])


def links(address: str) -> dict[str, str]:
    path, _, query = address.partition("?")
    return links_on(build(path, f"?{query}").page)


def test_without_a_report_file_nobody_is_called_silent(read: Read):
    read("no_reports_lately")
    words = said("/quality?lang=en")
    assert "No report file arrived for 31 October 2026: which stations reported is not known." in words
    assert "Reporting rate: No report file arrived for this date" in words
    assert "have not reported in" not in words and "0.0%" not in words
    place = said("/places/34/01?lang=en")
    assert "Stations known to need contact in Ha Noi, October 2026: 0" in place
    assert "off the not-reported list" not in place and "required to report did so" not in place
    assert "kỳ 31/10/2026: chưa biết trạm nào đã báo cáo" in said("/places/34/01?lang=vi")


@pytest.mark.parametrize("kind", ("register_only", "no_reports_lately"))
def test_without_a_report_file_no_station_is_said_to_have_nothing_due(read: Read, kind: str):
    read(kind)
    assert "none was required to" not in said("/?lang=en") and "không trạm nào phải" not in said("/?lang=vi")
    assert "No report file arrived for this date." in said("/gaps?lang=en")
    assert "total: no report file arrived for this date." in said(
        "/gaps?view=why&metric=record_opened&lang=en"
    )
    station = said("/stations/T00000?lang=en")
    assert "Report for October 2026: No report file arrived for this date." in station
    assert "No report due" not in station and "No report due" not in said("/stations?lang=en")


def test_without_any_ledger_no_stage_no_comparison_and_no_count_of_ledgers_is_told(read: Read):
    read("register_only")
    station = said("/stations/T00000?lang=en")
    assert "On 31 October 2026 the state of the station’s ledgers is not known." in station
    assert "No data on any of the station’s 78 ledgers" in station and "0 ledgers electronic" not in station
    place = said("/places/34/01?lang=en")
    assert "Paperless stations: no data for Ha Noi on 31 October 2026. " in place
    assert "34 provinces: no data on their ledgers" in said("/paperless?lang=en")
    assert "No ledger data" in said("/quality?part=origin&lang=en")


def test_which_reports_were_due_is_blank_where_no_report_file_came(read: Read):
    read("register_only")
    found = [charts_on(part) for part in page_body("/gaps", "?lang=en")]
    table = next(charts["blanks"] for charts in found if "blanks" in charts)
    told = table.frame.select("reports_expected", "reports_received", "reports_held_back")
    assert told.null_count().row(0) == (34, 34, 34) and table.frame["stations"].sum() == 68


def test_a_rank_says_of_how_many_places_nothing_is_known(read: Read):
    read("no_populations")
    ranked = said("/places/34/00004?lang=en")
    assert "Rank 1 of 2 communes and wards in Ha Noi. " in ranked
    assert "the 80% interval holds this rank alone" in ranked  # of one station each, 100 and 0 %
    assert " Not ranked, with no data or too few: 124." in ranked
    assert "Muong Lay: 0.0%, the only one of 45 communes with enough data" in said("/?lang=en&province=11")


def test_a_short_register_does_not_place_its_stations_in_communes_that_gave_nothing(read: Read):
    read("no_populations")
    assert "64 of 68 stations and posts in the register, which has 68 of 3,321 communes" in said("/?lang=en")
    assert "danh mục có 68/3.321 xã" in said("/?lang=vi")


def test_a_list_of_all_communes_is_not_named_after_a_filter(read: Read):
    read("pilot")
    assert "Communes, wards and special zones of Ha Noi: 126, counting zone 3 only" in said(
        "/places/34/01?zone=3&lang=en"
    )


def test_a_register_without_a_date_of_v20_says_neither_deployed_nor_not(read: Read):
    read("no_platform")
    unknown = "64 stations and posts reported; the register does not say since when they use V20"
    assert unknown in said("/about?lang=en")
    assert "danh mục trạm không ghi các trạm dùng V20 từ khi nào" in said("/about?lang=vi")
    drawn = said("/map?metric=deployment&lang=en")
    assert "Stations with the V20 platform: no data here yet" in drawn and "0.0%" not in drawn
    place = said("/places/34/01?lang=en")
    assert "Which stations had to report is not known" in place
    assert "Every station" not in place and "0/0" not in place
    assert "0 of 0" not in said("/quality?lang=en")
    station = said("/stations/T00000?lang=en")
    assert "V20 not deployed" not in station and "(not deployed)" not in station
    assert "Report for October 2026: Reported." in station
    silent = said("/stations/T00003?lang=en")
    assert "the state of the station’s ledgers is not known" in silent and "Not deployed" not in silent
    assert "of the total: the register gives no deployment date." in said("/gaps?view=why&lang=en")
    assert "it does not say which stations had to report; 64 did" in said("/gaps?lang=en")
    assert "Rates cover 64 of the 68 stations and posts in operation" in said("/platforms?lang=en")


def test_a_map_of_stations_without_coordinates_says_so_and_offers_the_places(read: Read):
    read("no_coordinates")
    assert "gives no usable coordinates (68 stations and posts)" in said("/map?level=stations&lang=en")
    way = links("/map?level=stations&lang=en")
    assert way["See the map by place"] == "/map?lang=en"
    assert "Reset filters" not in way


@pytest.mark.parametrize("path", ["/", "/map", "/quality", "/places/34/01", "/stations"])
def test_a_date_without_a_register_offers_the_date_before(read: Read, path: str):
    read("no_register_lately")
    address = f"{path}?lang=en&date=2026-10-31"
    assert "No station register arrived for 31 October 2026." in said(address)
    assert links(address)["Go to 30 September 2026"].endswith("lang=en&date=2026-09-30")
    assert "Reset filters" not in links(address)


def test_only_filters_are_offered_to_be_reset(read: Read):
    read("no_platform")
    assert "Reset filters" in links("/quality?lang=en&connection=none&zone=1&area=3&province=01")
    nowhere = "/places/34/20333?lang=en"
    assert "has no open station in" in said(nowhere)
    assert links(nowhere)["Choose another place"].startswith("/places?lang=en")


def test_none_back_on_paper_is_said_only_as_far_as_ledgers_are_known(read: Read):
    read("visits_only")
    seen = said("/places/34/01?lang=en")
    assert "so; whether any is back on paper is not known." in seen and "none is back on paper" not in seen


def test_a_column_with_values_of_too_few_is_not_headed_the_country(read: Read):
    read("pilot")
    heads = {
        words_on(part)
        for part in parts_of(build("/places/34/01", "?lang=en").page)
        if isinstance(part, html.Th)
    }
    assert "Stations with data" in heads and "The country" not in heads


def test_a_comparison_is_under_the_same_filters_and_of_places_with_enough_data(
    read: Read, monkeypatch: pytest.MonkeyPatch
):
    read("no_platform")
    seen = said("/places/34/08?lang=en&zone=3")
    assert "zone 3, stations with data: " in seen and "Zone 3, stations with data" in seen
    assert "national" not in seen and "the country" not in seen
    assert "Counting zone 3 only." not in seen  # not ranked: the register holds one of its 124 communes
    monkeypatch.setenv("TRAMSO_COVERAGE_FROM", "0")
    settings.cache_clear()
    assert "Counting zone 3 only." in said("/places/34/08?lang=en&zone=3")


def test_no_list_is_of_those_most_in_need_where_nothing_is_known(read: Read):
    read("register_only")
    assert "most in need of attention first" not in said("/map?lang=en") + said("/map?level=stations&lang=en")
    place = said("/places/34/01?lang=en")
    assert "It is not known which stations in Ha Noi to contact" in place
    assert "known to need contact in Ha Noi, October 2026: 0" not in place


def test_no_change_of_a_count_is_said_in_words(read: Read):
    read("weekly")
    assert "Bằng tuần đến ngày 18/10/2026." in said("/paperless?lang=vi")
    assert "0 so với" not in said("/paperless?lang=vi") and "0 since" not in said("/paperless?lang=en")
