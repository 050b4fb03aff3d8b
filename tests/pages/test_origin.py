"""From any figure to what it is made of: its queries with their parameters, its rows, version and files."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import dcc, html

from components.figure_card import charts_on
from components.view import figure_origin_href
from data.recording import recorded
from pages._quality_figure import figure_part
from pages._router import page_body, refused, view_at
from queries.counts import counts_now
from tests.pages.reading import classed, words_on

PAGES = (
    "/",
    "/gaps?level=region&metric=stations_with_doctor&lang=en",
    "/gaps?view=why&province=01",
    "/gaps?view=closing&share=25",
    "/gaps?view=equity",
    "/gaps?view=clusters&scheme=63",
    "/platforms?lang=en",
    "/places/34/01",
    "/quality?span=all",
    "/quality?part=checks&check=falling",
    "/quality?part=arrived",
)


def body_of(address: str) -> html.Div:
    path, _, query = address.partition("?")
    return html.Div(page_body(path, query))


def origins(address: str) -> dict[str, str]:
    """Figure → where its origin stands, as its own card says."""
    path, _, query = address.partition("?")
    return {key: figure_origin_href(view_at(path, query), key) for key in charts_on(body_of(address))}


@pytest.mark.parametrize("address", PAGES)
def test_every_figure_leads_to_its_own_rows(address: str):
    body = body_of(address)
    links = {part.href for part in body._traverse() if isinstance(part, dcc.Link)}
    charts = charts_on(body)
    assert charts
    for key, origin in origins(address).items():
        assert origin in links, key
        path, _, query = origin.partition("?")
        assert refused(path, query) == ()
        shown = charts_on(body_of(origin))["origin"]
        assert list(shown.cells()) == list(charts[key].cells()), key
        assert (shown.scope, shown.title) == (charts[key].scope, charts[key].title)


def test_what_was_asked_is_said_with_every_parameter():
    address = origins("/gaps?view=why&province=01&scheme=34")["chain"]
    view = view_at("/quality", address.partition("?")[2])
    part = html.Div(figure_part(view))
    words = words_on(part)
    assert "site_gaps.sql" in words
    assert "$province = 01" in words
    assert view.snapshot.manifest.dates[view.snapshot.date].published["station.parquet"].sha256 in words
    for details in classed(part, "origin")[0]._traverse():
        if isinstance(details, html.Details):
            parameters, text = (words_on(pre) for pre in details.children[1:])
            assert set(re.findall(r"^\$(\w+) =", parameters, re.M)) >= set(re.findall(r"\$(\w+)", text))


def test_a_recording_answers_as_the_mart_does_and_asks_it_anew():
    snapshot = view_at("/gaps", "").snapshot
    scope = view_at("/gaps", "").scope
    before = counts_now(snapshot, scope)
    again, recording = recorded(snapshot)
    assert again != snapshot
    assert str(again.version) == snapshot.version
    assert counts_now(again, scope).equals(before)
    assert [asked.name for asked in recording.asked] == ["counts_by_date"]
    counts_now(again.on(again.date), scope)
    assert len(recording.asked) == 1


@pytest.mark.parametrize(
    "search",
    [
        "of=https://else.where/&figure=x",
        "of=/nowhere&figure=x",
        "of=/quality?part=origin%26of=/gaps&figure=origin",
        "of=/gaps&figure=<b>",
    ],
)
def test_an_address_that_names_no_page_is_refused(search: str):
    assert refused("/quality", f"part=origin&{search}")


def test_a_figure_that_the_page_has_not_says_so():
    assert "không có hình" in words_on(body_of("/quality?part=origin&of=/gaps&figure=none"))


def test_cards_lead_to_the_origin_of_their_metric():
    links = [part.href for part in body_of("/")._traverse() if isinstance(part, dcc.Link)]
    asked = [parse_qs(urlsplit(link).query) for link in links if "part=origin" in link]
    metrics = {query["metric"][0] for query in asked if "of" not in query}
    cards = {card.id.removeprefix("card-") for card in classed(body_of("/"), "card") if hasattr(card, "id")}
    assert cards
    assert cards <= metrics
