"""A version that counts shares of people by official figures says so on pages and in files."""

from pathlib import Path

import pytest
from flask import Flask

from data.console.cli import main
from data.publishing.publish import publish
from pages import files, tables
from pages.router import build
from tests.conftest import ReadStore
from tests.data.convert.files import text
from tests.data.tiny_landing import OCTOBER, lay
from tests.pages.reading import words_on

SAID = {
    "en": "official population of each province (34 provinces, 2026; Niên giám 2026), spread",
    "vi": "dân số chính thức của từng tỉnh, thành phố (34 tỉnh, thành phố, 2026; Niên giám 2026), phân bổ",
}
SOURCE = {
    "en": "platform; population: official figures, 2026 (Niên giám 2026)",
    "vi": "; dân số: số liệu chính thức 2026 (Niên giám 2026)",
}
PAGES = (
    "/map?metric=record_coverage",
    "/map?form=tiles&metric=chatbot",
    "/gaps?metric=record_coverage",
    "/gaps?view=why&metric=record_coverage",
    "/platforms?",
    "/platforms?view=places",
    "/places/34/01?",
    "/places/34/01?metric=citizens_with_doctor",
    "/stations/S00000?metric=teleconsultations",
    "/quality?part=origin&metric=record_coverage",
    "/quality?part=origin&of=/platforms&figure=ladder-records",
    "/about?",
)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stations with 15,000 people, of which the official figure is 20,000."""
    folder = tmp_path_factory.mktemp("official")
    landing, store = folder / "landing", folder / "store"
    lay(landing, OCTOBER)
    publish(landing, store)
    file = text(folder / "a.csv", "Mã;Tên;2026\n01;Hà Nội;20000\n")
    main(["population", str(file), "--store", str(store), "--denominator", "Niên giám 2026"])
    publish(landing, store)
    return store


@pytest.fixture(autouse=True)
def _reading(official: Path, store: Path, read_store: ReadStore) -> None:
    read_store(official)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_with_shares_of_people_says_whose_population_it_is(address: str, language: str) -> None:
    path, _, query = address.partition("?")
    built = build(path, f"?{query}&lang={language}")
    assert SAID[language] in words_on(built.page)
    assert SOURCE[language] in words_on(built.footer)


def test_the_register_and_what_is_no_share_of_people_stay_as_they_are() -> None:
    assert SAID["en"] not in words_on(build("/map", "?metric=deployment&lang=en").page)
    station = words_on(build("/stations/S00000", "?lang=en").page)
    assert "Population served 5,000" in station
    units = build("/places/34/01", "?lang=en").page
    assert "20,000" not in station and "6,667" in words_on(units)


def test_files_and_whole_tables_say_it_too() -> None:
    server = Flask(__name__)
    for part in (files.files, tables.table_routes):
        server.register_blueprint(part)
    client = server.test_client()
    assert SOURCE["en"] in client.get("/download/map/map.csv?lang=en&metric=chatbot").text
    assert client.get("/data").json["population"] == [
        {
            "date": "2026-10-31",
            "scheme": "34",
            "level": "province",
            "source": "Niên giám 2026",
            "first_year": "2026",
            "last_year": "2026",
            "units": "1",
            "kept": "",
        }
    ]
