from dataclasses import replace
from pathlib import Path

from dash import html

from components.cards.figure_card import charts_on
from data.publishing.publish import publish
from data.scope import Reader
from pages.quality.warned import warned_part
from tests.conftest import ReadStore
from tests.data.publishing.test_plausibility import give
from tests.data.tiny_landing import OCTOBER, SEPTEMBER, lay
from tests.pages.quality.viewing import view
from tests.pages.reading import words_on


def test_values_hard_to_believe_are_listed_with_their_place(tmp_path: Path, read_store: ReadStore) -> None:
    lay(tmp_path / "landing", SEPTEMBER)
    give(tmp_path / "landing", OCTOBER, 2_000_000)
    publish(tmp_path / "landing", tmp_path / "store")
    read_store(tmp_path / "store")
    seen = view("?part=arrived&lang=en&warned_search=S00001")
    rows = charts_on(html.Div(warned_part(seen)))["warned"].frame
    (row,) = rows.filter(code="implausible_value").iter_rows(named=True)
    assert (row["file"], row["row_number"], row["column"]) == ("station/a.parquet", 2, "population")
    assert (row["now"], row["before"], row["compared"]) == ("2000000", "5000", "The station’s previous date")
    narrowed = replace(seen, reader=Reader("province", "01"))
    assert warned_part(narrowed) == []


def test_a_date_without_any_says_so() -> None:
    assert "No accepted value of" in words_on(warned_part(view("?part=arrived&lang=en")))
