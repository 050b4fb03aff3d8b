import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WAYS, Seen
from tests.served import serving
from tests.stores import run_data

Open = Callable[..., Page]


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_a_page_fits_is_quiet_and_stays_at_home(
    width: int, language: str, address: str, open_page: Open, seen: Seen
):
    page = open_page(f"{address}/?lang={language}", width)
    expect(page.locator("#figure-trend .plot")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == language
    assert page.title().endswith("· TrạmSố")
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_one_link_shows_one_page_in_two_browsers(address: str, open_page: Open):
    first = open_page(f"{address}/?lang=en")
    first.click(".control-province .dash-dropdown")
    first.keyboard.type("ha noi")
    first.get_by_role("option", name="Ha Noi").click()
    expect(first.locator("main h1")).to_contain_text("Ha Noi: ")
    first.wait_for_url("**province=01**")
    first.wait_for_load_state("networkidle")
    second = open_page(first.url)
    assert second.inner_text("main") == first.inner_text("main")


def test_the_way_back_is_the_browser_s(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=en")
    page.click(".languages a >> text=VI")
    expect(page.locator("main h1")).to_have_text(re.compile("^Mới .* số trạm y tế"))
    page.go_back()
    expect(page.locator("main h1")).to_have_text(re.compile("^Only .* of health stations"))


def test_another_scheme_lists_its_own_provinces(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=vi&province=01")
    page.click(".more > summary")
    page.click(".control-scheme .dash-dropdown")
    page.get_by_role("option", name="63 tỉnh, thành").click()
    page.wait_for_url("**scheme=63**")
    assert "province" not in page.url
    expect(page.locator(".more")).to_have_attribute("open", "")
    expect(page.locator("main h1")).to_have_text(re.compile("^Mới .* số trạm y tế"))


def test_everything_unusable_in_an_address_is_a_sentence_that_can_be_closed(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=en&date=never&foo=1")
    expect(page.locator(".notice")).to_have_count(2)
    page.locator(".notice button").first.click()
    expect(page.locator(".notice:visible")).to_have_count(1)


def test_the_theme_is_kept_in_this_browser_only(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=vi")
    page.click("[data-theme-switch]")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "theme" not in page.url


def test_paper_is_white_and_a_chart_fits_it(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=vi")
    page.click("[data-theme-switch]")
    page.locator("#figure-trend .picture").evaluate("picture => window.tramso.takeOver(picture)")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    chart = page.locator("#figure-trend .main-svg").first
    drawn = chart.get_attribute("viewBox")
    # An A4 sheet between its margins is 703 CSS pixels wide, far less than the chart was drawn for.
    page.set_viewport_size({"width": 703, "height": 900})
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") == 703
    assert drawn is not None and float(drawn.split()[2]) > 703
    assert not page.locator(".filter-row").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert chart.get_attribute("viewBox") is None


def test_paper_says_the_filters_and_the_date(address: str, open_page: Open):
    page = open_page(f"{address}/gaps?lang=en&zone=3&date=2026-09-30")
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_contain_text("30 September 2026")
    assert "×" not in page.inner_text("#filters")
    for chip in page.locator(".chip").all():
        expect(chip).to_be_visible()
    expect(page.locator("#filters")).to_contain_text("Zone 3")


def test_the_keyboard_reaches_the_content_first(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=vi")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page"


@pytest.mark.parametrize("ending", ["png", "svg", "xlsx", "csv"])
def test_a_figure_is_taken_away(ending: str, address: str, open_page: Open, tmp_path: Path, seen: Seen):
    page = open_page(f"{address}/?lang=vi&metric=paperless_visits")
    page.click("#figure-trend .figure-menu > summary")
    with page.expect_download() as saved:
        page.click(f"#figure-trend a[href*='.{ending}?']")
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.suffix == f".{ending}"
    assert file.stat().st_size > 500
    if ending == "svg":
        words = file.read_text()
        for fact in ("Cả nước", "Ngày chốt số liệu", "không phải số liệu thật", "Mục tiêu"):
            assert fact in words
    assert seen.complaints == []


def test_the_numbers_are_there_as_a_table(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=vi&metric=ledger_digitisation")
    page.click("#figure-places .twin > summary")
    expect(page.locator("#figure-places table tbody tr")).to_have_count(34)


def test_the_link_is_copied(address: str, open_page: Open):
    page = open_page(f"{address}/?lang=en&zone=1")
    page.bring_to_front()
    page.click("[data-copy-link]")
    expect(page.locator("[data-copy-link]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/?lang=en&zone=1"


def test_a_new_version_appears_by_itself(
    demo_landing: Path, published_store: Path, tmp_path: Path, open_page: Open, seen: Seen
):
    store, landing = tmp_path / "store", tmp_path / "landing"
    shutil.copytree(published_store, store)
    shutil.copytree(demo_landing, landing)
    with serving(store) as address:
        page = open_page(f"{address}/?lang=en&zone=1")
        page.evaluate("window.scrollTo(0, 300); window.stillTheSamePage = true")
        file = page.locator(".figure-menu a[download]").first
        before = file.get_attribute("href")
        last = max(folder for folder in landing.iterdir() if folder.is_dir())
        shutil.rmtree(last / "ledger_status")
        run_data("publish", str(landing), "--store", str(store))
        expect(file).not_to_have_attribute("href", before, timeout=10_000)
        assert page.evaluate("window.stillTheSamePage") is True
        # The browser keeps what is read in place when a line above it grows or a notice comes.
        assert abs(page.evaluate("window.scrollY") - 300) < 120
        assert page.url.endswith("?lang=en&zone=1")
        assert seen.complaints == []
        page.goto("about:blank")
