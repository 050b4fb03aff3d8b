"""A list of more than 500 stations without a report: filtered, printed and as a worksheet, none lost."""

import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from playwright.sync_api import Page, expect

from data.publishing.publish import publish
from tests.exports.tables import NUMBER, OCTOBER, lay, register, reports, spread
from tests.served import serving

Open = Callable[..., Page]
STATIONS, REPORTING = 560, 40
SILENT = STATIONS - REPORTING
LIST = "#figure-silent"
WAIT_MS = 30_000
# Another order than that of their numbers, as stations give them: ten digits in three groups.
PHONE = pl.format("02{}", (NUMBER * 7919 % 100_000_000).cast(pl.String).str.zfill(8))


@pytest.fixture(scope="module")
def silent_country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over 560 stations of all provinces, of which 520 are silent."""
    folder = tmp_path_factory.mktemp("silent")
    sites = register(spread(STATIONS), phone=PHONE)
    sent = sites.filter(NUMBER < REPORTING)
    lay(folder / "landing", OCTOBER, {"station": sites, "station_report": reports(sent, OCTOBER)})
    publish(folder / "landing", folder / "store")
    with serving(folder / "store") as running:
        yield running


@pytest.fixture(scope="module")
def phones() -> set[str]:
    sites = register(spread(STATIONS), phone=PHONE)
    return set(sites.filter(NUMBER >= REPORTING)["phone"])


def opened(open_page: Open, address: str, width: int, more: str = "") -> Page:
    page = open_page(f"{address}/quality?part=reports&lang=vi{more}", width, 768)
    page.wait_for_function(
        """() => {
            document.querySelector("#figure-silent .grid")?.scrollIntoView();
            return document.querySelector("#figure-silent .grid .ag-cell a");
        }""",
        timeout=WAIT_MS,
    )
    return page


def printed(page: Page, tmp_path: Path) -> str:
    """The text of the page on A4."""
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout


def digits(text: str) -> set[str]:
    """Each telephone number that stands in one line."""
    return {re.sub(r"\D", "", one) for one in re.findall(r"(?<!\d)02\d\d[  ]?\d{3}[  ]?\d{3}(?!\d)", text)}


@pytest.mark.parametrize("width", [1366, 390])
def test_every_row_and_phone_is_printed_whole(
    width: int, silent_country: str, phones: set[str], open_page: Open, tmp_path: Path
):
    page = opened(open_page, silent_country, width)
    text = printed(page, tmp_path)
    assert len(phones) == SILENT and phones <= digits(text)
    heading = text.count("Điện thoại")
    assert heading > 10, "each sheet repeats the headings"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(f"{LIST} .grid > table")).to_have_count(0)


def test_a_column_finds_without_accents_and_paper_has_what_it_found(
    silent_country: str, phones: set[str], open_page: Open, tmp_path: Path
):
    page = opened(open_page, silent_country, 1366)
    page.locator(f'{LIST} .ag-header-cell[col-id="province"] .ag-header-cell-filter-button').click()
    page.locator(".ag-filter-body input").first.fill("nghe an")
    seen = page.locator(f"{LIST} .rows-seen")
    expect(seen).not_to_contain_text(f"{SILENT}")
    expect(seen).to_contain_text("trong tổng số")
    total = int(seen.inner_text().split()[-1])
    found = digits(printed(page, tmp_path))
    assert 0 < total == len(found) < SILENT and found < phones


def test_the_first_and_last_row_in_sight_are_said_while_it_scrolls(silent_country: str, open_page: Open):
    page = opened(open_page, silent_country, 1366)
    seen = page.locator(f"{LIST} .rows-seen")
    expect(seen).to_have_text(re.compile(rf"Dòng 1–\d+ trong tổng số {SILENT}$"))
    page.locator(f"{LIST} .ag-body-viewport").evaluate("box => { box.scrollTop = box.scrollHeight; }")
    expect(seen).to_have_text(re.compile(rf"Dòng \d+–{SILENT} trong tổng số {SILENT}$"))


def test_the_worksheet_has_every_phone_and_its_filters_are_on(
    silent_country: str, phones: set[str], open_page: Open, tmp_path: Path
):
    page = opened(open_page, silent_country, 390)
    page.locator(f"{LIST} .figure-menu > summary").click()
    with page.expect_download() as loading:
        page.locator(f'{LIST} .figure-menu a[href*=".xlsx"]').click()
    file = tmp_path / "list.xlsx"
    loading.value.save_as(file)
    cells = fastexcel.read_excel(file).load_sheet(0, header_row=None).to_polars()
    texts = {re.sub(r"\D", "", cell or "") for name in cells.columns for cell in cells[name].cast(pl.String)}
    assert phones <= texts
    sheet = zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml").decode()
    top, bottom = map(int, re.findall(r'<autoFilter ref="A(\d+):[A-Z]+(\d+)"', sheet)[0])
    assert bottom - top == SILENT


@pytest.mark.parametrize(("width", "stays"), [(1366, True), (390, False)])
def test_at_a_desk_the_name_stays_while_the_list_scrolls_sideways(
    width: int, stays: bool, silent_country: str, open_page: Open
):
    page = opened(open_page, silent_country, width)
    kept = page.locator(".grid .ag-pinned-left-cols-container .ag-cell[col-id=name]")
    expect(kept.first).to_be_visible() if stays else expect(kept).to_have_count(0)
