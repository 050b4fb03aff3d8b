"""Digests as files: what they hold is what the page lists; what a station is named stays text."""

from datetime import date
from pathlib import Path

import fastexcel
import polars as pl
import pytest

from data.settings import settings
from data.words import LANGUAGES
from pages.changes.digest.as_html import html_of
from pages.changes.digest.as_text import text_of
from pages.changes.digest.as_xlsx import workbook_of
from pages.changes.digest.command import chosen, run
from pages.changes.digest.content import Asked, digest_of
from pages.changes.rows import BETTER, WORSE, changed_sites
from pages.registry import page_at
from pages.shell.arguments import place_named, province_codes
from pages.shell.published import view_of
from queries import changes as queried
from tests.conftest import ReadStore

DAY = date(2026, 10, 31)
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>&"\'\n\x00 Ngô'


@pytest.fixture(autouse=True)
def store(published_store: Path, read_store: ReadStore) -> Path:
    read_store(published_store)
    return published_store


def rows(search: str = "") -> pl.DataFrame:
    return changed_sites(view_of(page_at("/changes")[0], "/changes", f"?lang=en{search}"))


def test_a_folder_gets_three_files_a_province(tmp_path: Path, capsys):
    assert run(chosen(["--out", str(tmp_path)])) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        f"digest-34-{code}-2026-10-31.{ending}"
        for code in province_codes()
        for ending in ("html", "txt", "xlsx")
    }
    assert capsys.readouterr().out.count("\n") == 34


@pytest.mark.parametrize("language", LANGUAGES)
def test_worse_and_better_are_those_of_the_page(language):
    digest = digest_of(Asked(None, DAY, language))
    found = rows()
    for part, kinds in zip(digest.parts, (WORSE, BETTER), strict=False):
        expected = found.filter(pl.any_horizontal(*kinds))
        assert len(part.lines) == part.chart.frame.height == expected.height > 0
        assert set(part.chart.frame["station_id"]) == set(expected["station_id"])
        text = text_of(digest)
        assert all(line.name in text and line.what in text for line in part.lines)
    assert all(line.link == "" for part in digest.parts for line in part.lines)


def test_the_worksheet_has_the_rows_of_the_page():
    digest = digest_of(Asked(None, DAY, "en"))
    book = fastexcel.read_excel(workbook_of(digest))
    assert book.sheet_names == ["Worse", "Better", "Others"]
    for name, part in zip(book.sheet_names, digest.parts, strict=True):
        sheet = book.load_sheet(name, header_row=None).to_polars()
        ids = set(part.chart.frame["station_id"])
        assert ids <= set(sheet[sheet.columns[-1]])


def test_links_lead_to_the_address_of_the_settings_and_nowhere_without_one():
    linked = html_of(digest_of(Asked(place_named("34/11"), DAY, "en", "https://tramso.example")))
    assert 'href="https://tramso.example/places/34/11?' in linked
    assert "https://tramso.example/stations/" in linked
    assert "http" not in html_of(digest_of(Asked(place_named("34/11"), DAY, "en")))


def test_what_a_station_is_named_stays_text(monkeypatch: pytest.MonkeyPatch):
    asked = queried.site_changes

    def hostile(*arguments):
        return asked(*arguments).with_columns(pl.lit(HOSTILE).alias("name"), pl.lit(HOSTILE).alias("phone"))

    monkeypatch.setattr("pages.changes.rows.site_changes", hostile)
    digest = digest_of(Asked(None, DAY, "en"))
    page = html_of(digest)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in page
    assert "\x00" not in page
    text = text_of(digest)
    assert "\x00" not in text
    assert all(
        line.startswith(("   ", *"0123456789")) or "HYPERLINK" not in line for line in text.split("\n")
    )
    sheet = fastexcel.read_excel(workbook_of(digest)).load_sheet("Worse", header_row=None).to_polars()
    cells = [cell for cell in sheet[sheet.columns[0]].drop_nulls() if "HYPERLINK" in cell]
    assert cells
    assert all(cell.startswith("=HYPERLINK(") for cell in cells)


def test_the_first_date_says_that_there_is_none_before(store: Path, tmp_path: Path):
    first = view_of(page_at("/changes")[0], "/changes", "?lang=en").snapshot.dates[0]
    digest = digest_of(Asked(None, first, "en"))
    assert "first snapshot" in digest.said
    assert digest.parts == ()
    for write in (html_of, text_of, workbook_of):
        assert write(digest)


@pytest.mark.parametrize(
    ("arguments", "said"),
    (
        (["--out", "/no/such/folder"], "no folder"),
        (["--out", ".", "--place", "34/999"], "There is no place 34/999"),
        (["--out", ".", "--date", "1999-01-01"], "no snapshot of 1999-01-01"),
    ),
)
def test_what_cannot_be_asked_for_is_a_sentence(arguments: list[str], said: str, capsys):
    assert run(chosen(arguments)) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("arguments", ([], ["--out", ".", "--mail"], ["--lang", "fr", "--out", "."]))
def test_arguments_that_do_not_fit_end_with_a_sentence(arguments: list[str], capsys):
    with pytest.raises(SystemExit) as ended:
        chosen(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_address_with_a_path_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRAMSO_ADDRESS", "tramso.example/x")
    settings.cache_clear()
    with pytest.raises(Exception, match="TRAMSO_ADDRESS"):
        settings()
    settings.cache_clear()
