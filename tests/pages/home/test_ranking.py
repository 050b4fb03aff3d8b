import polars as pl

from components.reading.view import View
from pages.home.page import render
from pages.home.ranking import Ranking, level_words, ranking
from pages.home.strip import strip_chart
from pages.registry import page_at
from pages.shell.published import view_of
from tests.pages.reading import words_on


def home(search: str = "?lang=en") -> View:
    return view_of(page_at("/")[0], "/", search)


def places(*values: float) -> pl.DataFrame:
    names = [f"P{number}" for number in range(len(values))]
    return pl.DataFrame({"code": names, "name": names, "value": values, "stations": [1] * len(values)})


def test_where_all_are_level_that_is_said():
    assert level_words(home(), places(0.0, 0.0), "behind") == "All places with data are at 0.0%"
    some = level_words(home(), places(0.0, 0.0, 0.5), "behind")
    assert some == "2 of 3 places share last position at 0.0%"


def test_a_strip_of_level_places_names_none():
    said = strip_chart(home(), Ranking("province", places(*[0.0] * 9), 0)).title
    assert said == "All places with data are at 0.0%"
    first = strip_chart(home(), Ranking("province", places(0.5, 0.5, 0.1), 0)).title
    assert first == "2 of 3 places share the lead at 50.0%"
    last = strip_chart(home(), Ranking("province", places(0.5, 0.1, 0.1), 0)).title
    assert last == "2 of 3 places share last position at 10.0%"


def test_a_strip_names_both_ends_and_holds_every_place():
    chart = strip_chart(home(), Ranking("province", places(0.5, 0.2, 0.1), 0))
    assert chart.title == "From P0 (50.0%) to P2 (10.0%)"
    view = home()
    ranked = ranking(view)
    assert strip_chart(view, ranked).frame.height == ranked.ranked.height


def test_the_trend_of_a_place_names_it():
    view = home("?lang=en&province=11")
    assert f"{view.place}: Paperless stations" in words_on(render(view))
