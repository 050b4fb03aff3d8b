import csv
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.charts.files import csv_bytes
from data.measures.ledger_catalogue import STATES, ledger_catalogue
from data.words import LANGUAGES, t
from pages.paperless.ledgers.ledger_rows import ledger_rows
from pages.paperless.ledgers.places import place_rows
from pages.registry import page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from tests.pages.paperless.test_ledgers import view
from tests.pages.reading import classed, words_on


def opened(address: str):
    """The list of stations at an address."""
    parts = urlsplit(address)
    return charts_on(html.Div(page_body(parts.path, f"?{parts.query}")))["stations"]


def links_in(part) -> list[str]:
    return [found.href for found in part._traverse() if getattr(found, "href", None)]


def test_every_number_of_the_ledger_list_opens_its_stations():
    rows = {row["ledger_id"]: row for row in ledger_rows(view("?zone=2")).iter_rows(named=True)}
    cells = classed(page_body("/paperless", "?zone=2"), "ledger-cells")
    assert len(cells) == 78
    addresses = [address for cell in cells for address in links_in(cell)]
    counted = [(one, state) for one, row in rows.items() for state in STATES if row[state]]
    asked = [parse_qs(urlsplit(address).query) for address in addresses]
    assert {(query["ledger"][0], query["state"][0]) for query in asked} == set(counted)
    assert all(query["zone"] == ["2"] for query in asked)
    for address, query in list(zip(addresses, asked, strict=True))[::37]:
        row = rows[query["ledger"][0]]
        assert opened(address).frame.height == row[query["state"][0]]


@pytest.mark.parametrize("ledger", ("", "&ledger=L74"))
def test_every_number_of_a_place_opens_its_stations(ledger):
    search = f"?scheme=63{ledger}"
    body = page_body("/paperless", search)
    table = next(
        part for part in html.Div(body)._traverse() if getattr(part, "id", "") == "figure-places-table"
    )
    addresses = [address for address in links_in(table) if address.startswith("/stations?")]
    rows = {row["code"]: row for row in place_rows(view(search)).iter_rows(named=True)}
    assert len(addresses) == sum(row[state] > 0 for row in rows.values() for state in STATES)
    for address in addresses[::11]:
        query = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
        number = rows[query["province"]][query["state"]]
        frame = opened(address).frame
        assert (frame.height if ledger else frame["held"].sum()) == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_what_it_holds_and_goes_out_whole(language):
    shown = opened(f"/stations?lang={language}&ledger=L74&state=parallel")
    ledger = next(one for one in ledger_catalogue() if one.ledger_id == "L74")
    assert ledger.name(language) in shown.title
    assert t("paperless.state.parallel", language) in shown.title
    rows = list(csv.DictReader(StringIO(csv_bytes(shown).decode("utf-8-sig"))))
    assert len(rows) == shown.frame.height > 0
    column = t("station.kept.column", language, ledger="L74")
    assert {row[column] for row in rows} == {t("paperless.state.parallel", language)}


def test_a_station_of_the_list_leads_to_its_page():
    body = html.Div(page_body("/stations", "?ledger=L74&state=paper"))
    assert any(address.startswith("/stations/K-") for address in links_in(body))


def test_the_order_can_be_that_of_the_way_it_is_kept():
    frame = opened("/stations?ledger=L12&lang=en&units_order=kept").frame
    assert frame["kept"].drop_nulls().to_list() == sorted(frame["kept"].drop_nulls())


def test_the_list_of_a_commune_s_page_is_not_filtered():
    page, _ = page_at("/stations")
    seen = view_of(page, "/stations", "?state=wrong")
    assert seen.notices and seen.choices["state"] == "any"
    site = opened("/stations").frame.row(0, named=True)
    body = html.Div(page_body(f"/places/34/{site['commune_code']}", ""))
    assert site["name"] in words_on(body.children)


def test_nobody_who_keeps_it_that_way_is_a_sentence():
    address = "?ledger=L74&state=missing&commune=00070"
    built = build("/stations", address)
    assert "role='alert'" not in str(built.page)
