"""Pages on a projector: one message a screen, the same figures as on the page, whence and of when on each."""

import pytest
from dash import dcc, html

from components.cards.figure_card import charts_on
from data.words.dates import format_date
from pages.present.presented import presented
from pages.present.screen import is_drawn
from pages.registry import PAGES, page_at
from pages.router import build, page_body
from pages.shell.published import view_of
from tests.pages.reading import classed, parts_of, repeated_ids, words_on


def screens_of(address: str):
    path, _, search = address.partition("?")
    page, parts = page_at(path)
    return classed(presented(page, view_of(page, path, f"?present=1&{search}"), parts), "screen")


def message_of(screen) -> str:
    return next(words_on(part.children) for part in parts_of(screen) if isinstance(part, html.H1))


def test_the_overview_has_a_screen_for_each_question():
    screens = screens_of("/?lang=en")
    messages = [message_of(screen) for screen in screens]
    page = words_on(page_body("/", "?lang=en"))
    assert len(screens) == 8
    assert messages[0] in page
    assert messages[5] in page
    # The small country's last provinces are level: why stations are lost stands in the place of who is last.
    assert messages[4] in words_on(page_body("/gaps", "?lang=en&view=why"))
    assert messages[7] in words_on(page_body("/gaps", "?lang=en&view=closing"))
    assert repeated_ids(screens) == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("place", ["", "&province=01", "&scheme=63&region=1", "&zone=3"])
def test_every_screen_says_where_when_and_whence(language: str, place: str):
    built = build("/", f"?lang={language}&present=1{place}")
    screens = classed(built.page, "screen")
    view = view_of(PAGES["home"], "/", f"?lang={language}{place}")
    assert (built.header, built.filters, built.footer) == ([], [], [])
    assert len(screens) > 5
    for n, screen in enumerate(screens, 1):
        said = words_on(screen)
        for fact in (view.place, view.source_text, view.t("status.synthetic")):
            assert fact in said
        assert format_date(view.snapshot.date, view.language) in said
        assert f"{n} / {len(screens)}" in said
        assert message_of(screen)


def test_a_date_without_a_forecast_or_a_date_before_has_fewer_screens():
    first = view_of(PAGES["home"], "/", "").snapshot.dates[0]
    messages = [message_of(screen) for screen in screens_of(f"/?lang=en&date={first}")]
    assert 3 <= len(messages) < 8
    assert not any("forecast" in message for message in messages)


def test_links_on_screens_leave_for_ordinary_pages():
    screens = screens_of("/?lang=en&every=20&zone=1")
    links = [part.href for part in parts_of(screens) if isinstance(part, dcc.Link)]
    assert "/?lang=en&zone=1" in links
    assert not any("present" in link or "every" in link for link in links)


@pytest.mark.parametrize("path", ["/paperless", "/gaps?view=why", "/map", "/quality"])
def test_any_page_shows_its_pictures(path: str):
    address, _, query = path.partition("?")
    charts = charts_on(html.Div(page_body(address, f"?{query}"))).values()
    drawn = [chart.title for chart in charts if is_drawn(chart)]
    assert drawn
    assert [message_of(screen) for screen in screens_of(path)] == drawn


def test_a_page_without_pictures_says_so():
    (screen,) = screens_of("/about?lang=en")
    assert message_of(screen) == "This page has no charts to present"


@pytest.mark.parametrize(("asked", "kept"), [("20", "20"), ("4", ""), ("3601", ""), ("²0", ""), ("x", "")])
def test_a_round_takes_seconds_within_reason(asked: str, kept: str):
    built = build("/about", f"?lang=en&present=1&every={asked}")
    (deck,) = classed(built.page, "present")
    assert getattr(deck, "data-every") == kept
    assert bool(built.status) == (not kept)
