"""From any figure to what it is made of: its queries with their parameters, its rows, version and files."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from dash import dcc, html

from components.cards.figure_card import charts_on
from components.reading.address import Parameter
from components.reading.origin_links import figure_origin_href
from data.measures.platforms import METRICS_OF
from data.store.recording import recorded
from data.words import LANGUAGES, t
from pages.quality.origin_of_figure import figure_part
from pages.registry import PAGES, page_at
from pages.router import page_body, view_at
from pages.shell.page import NOT_FOUND
from queries.counts import counts_now
from tests.pages.reading import classed, parts_of, words_on

DRAWN = ("home", "map", "gaps", "paperless", "platforms", "quality")
ADDRESSES = [
    *(address for key in DRAWN for address in PAGES[key].examples if "part=origin" not in address),
    "/map?metric=deployment&beside=date:2025-10-31",
    "/gaps?level=region&metric=stations_with_doctor&lang=en",
    "/gaps?view=clusters&scheme=63",
    "/places/34/01",
    "/quality?part=checks&check=falling",
]


def body_of(address: str) -> html.Div:
    path, _, query = address.partition("?")
    return html.Div(page_body(path, query))


def walked() -> list[str]:
    """Every page, once plainly and once for every word that a parameter of its own takes; some places."""
    found = ["/places/34/01", "/places/34/DBSH", "/places/63/001", "/stations?province=01", "/search?q=an"]
    for page in PAGES.values():
        if page.key in (NOT_FOUND, "about") or "<" in page.path:
            continue
        words = {name: one.accepts.__self__ for name, one in page.parameters.items() if is_choice(one)}
        chosen = [f"{name}={word}" for name, values in words.items() for word in values]
        found += [page.path, *(f"{page.path}?{one}" for one in chosen)]
    return found


def is_choice(parameter: Parameter) -> bool:
    return isinstance(getattr(parameter.accepts, "__self__", None), tuple)


def shown(part: Any, inside: bool = False) -> Iterator[Any]:
    """The outermost figures, tables, cards and drawn pictures of a page that are seen."""
    if isinstance(part, list | tuple):
        for inner in part:
            yield from shown(inner, inside)
    elif part is not None and getattr(part, "hidden", False) is not True:
        card = "card" in (getattr(part, "className", "") or "").split()
        kept = card or isinstance(part, html.Figure | html.Table | dcc.Graph)
        if kept and not inside:
            yield part
        yield from shown(getattr(part, "children", None), inside or kept)


def leads_to_origin(part: Any) -> bool:
    links = [inner.href for inner in part._traverse() if isinstance(inner, dcc.Link)]
    return any(parse_qs(urlsplit(link).query).get("part") == ["origin"] for link in links)


@pytest.mark.parametrize("address", walked()[:: 1 if os.environ.get("TRAMSO_TEST_ALL") else 3])
def test_every_figure_table_and_card_of_every_page_leads_to_its_origin(address: str):
    """But for /about, which is where definitions and files stand, and the origin itself."""
    body = body_of(address)
    missing = [
        getattr(part, "id", None) or type(part).__name__ for part in shown(body) if not leads_to_origin(part)
    ]
    assert missing == [] or "part=origin" in address


def test_the_walk_sees_what_leads_nowhere():
    assert {"/gaps?view=clusters", "/quality?part=checks", "/paperless?view=plan"} <= set(walked())
    card = html.Article(html.P("5"), className="card number-card", id="number-x")
    body = html.Div([html.Section(card), html.Div(dcc.Graph(), hidden=True), html.Table()])
    assert [type(part) for part in shown(body)] == [html.Article, html.Table]
    assert not leads_to_origin(card)


# Groups of cards, each of which leads to the origin of its own metric.
BY_CARD = ("first", "doctor", "care")


def origins(address: str) -> dict[str, str]:
    """Figure → where its origin stands, as its own card says."""
    path, _, query = address.partition("?")
    return {key: figure_origin_href(view_at(path, query), key) for key in charts_on(body_of(address))}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_figure_leads_to_its_own_rows(address: str):
    body = body_of(address)
    links = {part.href for part in body._traverse() if isinstance(part, dcc.Link)}
    charts = charts_on(body)
    assert charts
    for key, origin in origins(address).items():
        if charts[key].several and key in BY_CARD:
            for metric in charts[key].several:
                assert any(f"metric={metric.key}&" in link and "part=origin" in link for link in links), key
            continue
        assert origin in links, key
        path, _, query = origin.partition("?")
        assert view_at(path, query).notices == ()
        shown = charts_on(body_of(origin))["origin"]
        assert list(shown.cells()) == list(charts[key].cells()), key
        assert (shown.context.scope, shown.title) == (charts[key].context.scope, charts[key].title)


def test_what_was_asked_is_said_with_every_parameter():
    address = origins("/gaps?view=why&province=01&scheme=34")["chain"]
    view = view_at("/quality", address.partition("?")[2])
    part = html.Div(figure_part(view, page_at))
    words = words_on(part)
    assert "site_gaps.sql" in words
    assert "$province = 01" in words
    assert view.snapshot.manifest.dates[view.snapshot.date].published["station.parquet"].sha256 in words
    for details in classed(part, "origin")[0]._traverse():
        if isinstance(details, html.Details) and getattr(details, "className", "") != "fold":
            parameters, text = (words_on(pre) for pre in details.children[1:])
            assert set(re.findall(r"^\$(\w+) =", parameters, re.M)) >= set(re.findall(r"\$(\w+)", text))


def test_a_recording_answers_as_the_mart_does_and_asks_it_anew():
    snapshot = view_at("/gaps", "").snapshot
    scope = view_at("/gaps", "").scope
    before = counts_now(snapshot, scope)
    again, recording = recorded(snapshot)
    assert str(again.version) == snapshot.version
    assert counts_now(again, scope).equals(before)
    assert [query.statement.name for query in recording.queries] == ["counts_by_date.sql"]
    counts_now(again.on(again.date), scope)
    assert len(recording.queries) == 1


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
    assert view_at("/quality", f"part=origin&{search}").notices


def test_a_figure_that_the_page_has_not_says_so():
    assert "không có hình" in words_on(body_of("/quality?part=origin&of=/gaps&figure=none"))


@pytest.mark.parametrize("address", ["/paperless", "/paperless?view=plan&lang=en", "/gaps?view=equity"])
def test_the_origin_of_cards_says_the_same_numbers_and_what_was_asked(address: str):
    cards = classed(body_of(address), "number-card")
    origin = body_of(origins(address)["numbers"])
    assert cards
    for card in cards:
        assert words_on(card.children[1].children[0]) in words_on(classed(origin, "table-card"))
    assert ".sql" in words_on(classed(origin, "origin"))


def test_cards_lead_to_the_origin_of_their_metric():
    links = [part.href for part in body_of("/")._traverse() if isinstance(part, dcc.Link)]
    asked = [parse_qs(urlsplit(link).query) for link in links if "part=origin" in link]
    metrics = {query["metric"][0] for query in asked if "of" not in query}
    named = [str(part.id) for part in parts_of(body_of("/")) if getattr(part, "id", None)]
    cards = {name.split("-", 1)[1] for name in named if name.startswith(("card-", "first-"))}
    assert cards
    assert cards <= metrics


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_of_several_metrics_tells_each_and_its_stations(language: str):
    origin = body_of(f"/quality?part=origin&of=/platforms&figure=ladder-network&lang={language}")
    links = [part.href for part in parts_of(origin) if isinstance(part, dcc.Link)]
    for key in METRICS_OF["network"]:
        assert t(f"metric.{key}.definition", language) in words_on(origin)
        assert any(f"metric={key}" in link and "part=origin" in link for link in links), key
