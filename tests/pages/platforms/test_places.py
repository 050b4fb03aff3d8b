import polars as pl
import pytest
from dash import html

from components.cards.figure_card import charts_on
from components.reading.metric_words import short_of
from data.measures.metrics import BY_KEY
from data.words import capital, t
from pages.platforms.numbers import numbers_now
from pages.platforms.places import OTHERS, others_chart, place_rows, records_chart
from pages.router import page_body
from tests.pages.platforms.viewing import view
from tests.pages.reading import links_on


@pytest.mark.parametrize("search", ("", "level=commune", "scheme=63&level=district", "province=01"))
def test_places_add_up_to_the_ladder(search):
    seen = view(f"?{search}")
    rows, numbers = place_rows(seen), numbers_now(seen)
    names = ("records_opened", "opened_before", "consulting", "paperless_gained", "stations", "chatting")
    for name in names:
        assert rows[name].sum() == numbers[name]


def test_a_place_with_such_a_step_is_counted_in_a_note():
    seen = view("?lang=en")
    faulty = place_rows(seen).with_columns(opened_lost=pl.lit(2), opened_gained=pl.lit(5))
    notes = records_chart(seen, faulty).notes
    assert any(note.startswith(f"{faulty.height} places have a step above") for note in notes)


def test_the_tables_lead_to_places_and_keep_their_orders():
    body = page_body("/platforms", "?view=places&order=-opened_share&others=doctors_per_station&lang=en")
    charts = charts_on(html.Div(body))
    shares = charts["places-records"].frame["opened_share"].drop_nulls().to_list()
    assert shares == sorted(shares, reverse=True)
    assert any(link.startswith("/places/34/") for link in links_on(body).values())


def test_the_other_platforms_title_names_the_share_that_differs_most():
    seen = view("?view=places&lang=en")
    rows = place_rows(seen).head(2).with_columns(pl.lit(0.5).alias(key) for key in OTHERS)
    apart = rows.with_columns(
        pl.Series("reporting", [0.4, 0.6]),
        pl.Series("deployment", [0.2, 0.9]),
        pl.Series("teleconsultations", [1.0, 90.0]),
    )
    words = {"level": t("level.noun.province", "en"), "metric": short_of(BY_KEY["deployment"], "en")}
    expected = capital(t("platforms.others.widest", "en", low="20.0%", high="90.0%", **words))
    assert others_chart(seen, apart).title == expected
    for none in (rows, apart.head(1), apart.clear()):
        assert others_chart(seen, none).title == t("platforms.others.title", "en")
