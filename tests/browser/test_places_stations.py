import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WAYS, Seen

Open = Callable[..., Page]


@pytest.mark.parametrize(("width", "language"), WAYS)
def test_both_pages_fit_are_quiet_and_stay_at_home(
    width: int, language: str, silent: dict[str, str], address: str, open_page: Open, seen: Seen
):
    for path in (f"/places/34/{silent['province']}", f"/stations/{silent['station_id']}", "/places"):
        page = open_page(f"{address}{path}?lang={language}", width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert seen.complaints == []
    assert seen.hosts == {"127.0.0.1"}


def test_the_list_can_be_sorted_by_keyboard_and_the_address_says_how(
    silent: dict[str, str], address: str, open_page: Open
):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=en")
    heading = page.locator("#figure-units").get_by_role("button", name="Stations and posts", exact=True)
    heading.focus()
    page.evaluate("window.scrollTo(0, 300)")
    before = heading.bounding_box()
    page.keyboard.press("Enter")
    page.wait_for_url("**units_order=-stations**")
    expect(page.locator("#figure-units th[aria-sort=descending]")).to_contain_text("Stations")
    expect(page.locator("#figure-units th[aria-sort=descending] button")).to_be_focused()
    # Where the heading stands on the screen: what is above it may grow, the browser then scrolls along.
    assert heading.bounding_box()["y"] == pytest.approx(before["y"], abs=1)
    column = page.locator("#figure-units th[aria-sort=descending]").evaluate(
        "heading => heading.cellIndex + 1"
    )
    counts = page.locator(f"#figure-units tbody tr :nth-child({column}):is(td, th)").all_inner_texts()
    numbers = [int(text.replace(",", "")) for text in counts]
    assert numbers == sorted(numbers, reverse=True)


def test_the_search_narrows_the_table_and_stays_in_the_link(
    silent: dict[str, str], address: str, open_page: Open
):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=vi")
    page.locator("#figure-list input[type=search]").fill(silent["name"].lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**list_search=**")
    expect(page.locator("#figure-list tbody tr")).to_have_count(1)
    expect(page.locator("#figure-list input[type=search]")).to_be_focused()
    again = open_page(page.url)
    expect(again.locator("#figure-list tbody th")).to_have_text(silent["name"])
    expect(again.locator("#figure-list input[type=search]")).to_have_value(silent["name"].lower())


def test_the_csv_is_the_table(silent: dict[str, str], address: str, open_page: Open, tmp_path: Path):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=vi")
    names = page.locator("#figure-list tbody th").all_inner_texts()
    with page.expect_download() as saved:
        page.click("#figure-list .figure-menu > summary")
        page.click("#figure-list a[href*='.csv']")
    file = tmp_path / "list.csv"
    saved.value.save_as(file)
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == names
    assert silent["phone"] in {row[1].strip() for row in rows[1:]}


def test_another_province_in_the_filter_leads_to_its_page(address: str, open_page: Open):
    page = open_page(f"{address}/places/34/11?lang=en&zone=2")
    page.click(".control-province .dash-dropdown")
    page.locator(".dash-dropdown-search").fill("ha noi")
    page.get_by_role("option", name="Ha Noi").click()
    page.wait_for_url("**/places/34/01?**")
    expect(page.locator("main h1")).to_have_text("Ha Noi City")
    assert "province" not in page.url
    assert "zone=2" in page.url
    page.go_back()
    expect(page.locator("main h1")).to_have_text("Dien Bien Province")


def test_emptying_the_province_leads_to_what_holds_it(address: str, open_page: Open):
    page = open_page(f"{address}/places/34/11?lang=en")
    page.locator(".control-province .dash-dropdown-clear").click()
    page.wait_for_url("**/places/34/TDMNPB?**")
    expect(page.locator("main h1")).to_have_text("Northern Midlands and Mountains")


def test_from_the_list_to_the_station_to_its_commune(silent: dict[str, str], address: str, open_page: Open):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=vi")
    page.click(f"#figure-list a >> text={silent['name']}")
    page.wait_for_url(f"**/stations/{silent['station_id']}?**")
    expect(page.locator("main h1")).to_have_text(silent["name"])
    expect(page.locator("#figure-ledgers .plot")).to_be_visible()
    page.click(".crumbs a >> nth=-1")
    page.wait_for_url(f"**/places/34/{silent['commune']}?**")
    expect(page.locator("#figure-stations")).to_contain_text(silent["name"])


def test_the_list_is_printed_alone(silent: dict[str, str], address: str, open_page: Open):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=vi")
    page.evaluate("window.print = () => {}")
    page.click("#figure-list .figure-menu > summary")
    page.click("#figure-list [data-print]")
    page.emulate_media(media="print")
    assert page.locator("#figure-list").is_visible()
    assert page.locator("#figure-list .print-facts").is_visible()
    for hidden in ("#header", "#filters", "#figure-standing", "#figure-units", "#figure-list .table-tools"):
        assert not page.locator(hidden).is_visible(), hidden
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#figure-units").is_visible()


def test_a_metric_of_a_station_is_chosen_by_its_picture(
    silent: dict[str, str], address: str, open_page: Open
):
    page = open_page(f"{address}/stations/{silent['station_id']}?lang=en")
    page.click(".multiples a >> nth=0")
    page.wait_for_url("**metric=deployment**")
    expect(page.locator(".multiples a.current")).to_have_count(1)


def test_all_months_of_the_ledgers_are_one_choice_away(silent: dict[str, str], address: str, open_page: Open):
    page = open_page(f"{address}/stations/{silent['station_id']}?lang=en")
    page.click(".control-months .dash-dropdown")
    page.get_by_role("option", name="All").click()
    page.wait_for_url("**months=all**")


def test_on_a_phone_a_row_is_a_card_with_a_button_to_call(
    silent: dict[str, str], address: str, open_page: Open
):
    page = open_page(f"{address}/places/34/{silent['province']}?lang=en", 390)
    call = page.locator("#figure-list .tel").first
    expect(call).to_be_visible()
    assert call.bounding_box()["height"] >= 44
    headings = page.locator("#figure-list thead th").all_text_contents()
    cells = page.locator("#figure-list tbody tr").first.locator("td:not(.written)")
    said = cells.evaluate_all("cells => cells.map(one => getComputedStyle(one, '::before').content)")
    assert [one.strip('"') for one in said] == [one.strip(" ▲▼") for one in headings[1 : len(said) + 1]]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_rows_to_work_on_are_on_the_first_screen_and_one_leads_to_a_message(
    language: str, silent: dict[str, str], address: str, open_page: Open
):
    page = open_page(f"{address}/places/34/{silent['province']}?lang={language}", 1366, 768)
    row = page.locator("#figure-list tbody tr").nth(1)
    expect(row).to_be_in_viewport(ratio=1)
    row.locator(".wrong-link").click()
    message = page.locator("#wrong-number .wrong-text")
    expect(message).to_be_visible()
    expect(message).to_be_in_viewport()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_station_prints_on_two_sheets_with_all_of_its_parts(
    language: str, silent: dict[str, str], address: str, open_page: Open, tmp_path: Path
):
    page = open_page(f"{address}/stations/{silent['station_id']}?lang={language}", 1366, 768)
    titles = page.locator("#page h2:visible").all_inner_texts()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    file = tmp_path / "station.pdf"
    page.pdf(path=file, format="A4")
    sheets = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True)
    assert sheets.stdout.count("\f") <= 2
    text = " ".join(sheets.stdout.split())
    assert silent["name"] in text
    missing = [title for title in titles if title[:12] not in text]
    assert len(missing) <= 2, missing  # the chart and the table of indicators, which stand there as tiles
