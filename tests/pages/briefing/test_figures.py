from components.briefing.briefing import Briefing
from components.briefing.item import Item
from data.words import t
from pages.briefing.figures import draw_briefing
from pages.registry import page_at
from pages.router import page_body


def test_an_item_is_the_figure_that_its_page_shows():
    from dash import html

    from components.cards.figure_card import charts_on

    shown = charts_on(html.Div(page_body("/gaps", "?lang=en&province=11")))
    key = next(iter(shown))
    item = Item("1", path="/gaps", query={"province": "11"}, figure=key)
    drawn = draw_briefing(Briefing(items=(item,), language="en"), page_at, "https://host").items[0]
    assert drawn.chart is not None and drawn.chart.title == shown[key].title
    assert drawn.chart.frame.equals(shown[key].frame)
    assert drawn.address.startswith("https://host/gaps?lang=en&version=")
    assert drawn.address.endswith(f"#figure-{key}")
    assert drawn.title == shown[key].title


def test_its_id_is_that_of_the_figure_and_version_in_both_languages():
    items = (Item("1", path="/gaps", figure="gaps"), Item("2", path="/gaps", figure="gaps"))
    ids = {
        drawn.figure_id
        for language in ("vi", "en")
        for drawn in draw_briefing(Briefing(items=items, language=language), page_at).items
    }
    assert len(ids) == 1 and len(ids.pop()) == 9


def test_an_item_that_cannot_be_drawn_says_why():
    items = (
        Item("1", path="/nowhere", figure="x"),
        Item("2", path="/gaps", figure="nothing"),
        Item("3", path="/gaps", figure="gaps", version="gone"),
    )
    nowhere, nothing, gone = draw_briefing(Briefing(items=items, language="en"), page_at).items
    assert nowhere.title == nowhere.fault == t("briefing.fault.no_page", "en", path="/nowhere")
    assert "nothing" in nothing.fault
    assert gone.chart is not None and "gone" in gone.notices[0]
