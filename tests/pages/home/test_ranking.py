import polars as pl

from components.cards.headline_card import Headline
from components.reading.view import View
from data.measures.metrics import BY_KEY
from pages.home import intro
from pages.home.charts import home_charts
from pages.home.ranking import Ranking, level_words, ranking
from pages.registry import page_at
from pages.shell.published import view_of
from queries.counts import counts_by_date
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


def test_a_home_page_of_level_places_names_none():
    level = Ranking("province", places(*[0.0] * 9), 0)
    view = home()
    said = words_on(home_charts(view, counts_by_date(view.snapshot, view.scope), level))
    assert "P0" not in said and "P8" not in said
    assert said.count("All places with data are at 0.0%") == 2
    assert "P8" not in intro._behind(view, level)
    assert "All places with data" in intro._behind(view, level)


def test_no_target_reached_is_said_as_none():
    def card(key: str, value: float) -> Headline:
        return Headline(BY_KEY[key], value, [], None, "", None, "", "/")

    missed = [card("record_coverage", 0.1), card("record_opened", 0.1)]
    assert intro._targets(home(), missed).startswith("None of the 2 official targets has been met.")
    some = [card("record_coverage", 1.0), card("record_opened", 0.1)]
    assert intro._targets(home(), some).startswith("1 of the 2 official targets")


def test_the_trend_of_a_place_names_it():
    view = home("?lang=en&province=11")
    said = words_on(home_charts(view, counts_by_date(view.snapshot, view.scope), ranking(view)))
    assert f"{view.place}: Paperless stations" in said
