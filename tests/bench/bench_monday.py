"""A manager on Monday, from `/` to the printed list to work, on an old PC: part of `make bench`.

1366 × 768, the processor throttled four times, 1.5 Mbit/s with 150 ms of latency, empty caches. Seconds since
the address was asked for, of each of three visits.
"""

import time

from playwright.sync_api import Browser, sync_playwright

from data.settings import settings
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.served import serving

VISITS, PROVINCE, CODE = 3, "Dien Bien", "11"
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.5e6 / 8, "uploadThroughput": 1.5e6 / 8}


def bench_monday() -> None:
    with serving(settings().store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(VISITS):
            print(
                {name: round(seconds, 1) for name, seconds in visited(browser, address).items()}, flush=True
            )
        browser.close()


def visited(browser: Browser, address: str) -> dict[str, float]:
    """Each step with the seconds after which it was done."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", LINE)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    start = time.perf_counter()
    seconds = {}
    page.goto(f"{address}/?lang=en", wait_until="commit")
    page.get_by_role("heading", level=1).wait_for()
    seconds["words"] = time.perf_counter() - start
    page.click(".control-province .dash-dropdown")
    page.get_by_role("option").first.wait_for()
    seconds["provinces open"] = time.perf_counter() - start
    page.keyboard.type(PROVINCE, delay=50)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=f"Stations to contact in {PROVINCE}").click()
    page.wait_for_url(f"**/places/34/{CODE}**")
    page.locator("#figure-list td a[href^='tel:']").first.wait_for()
    seconds["list"] = time.perf_counter() - start
    page.locator("#figure-list details.figure-menu > summary").click()
    page.evaluate("window.print = () => {}")
    page.locator("#figure-list [data-print]").click()
    page.pdf()
    seconds["printed"] = time.perf_counter() - start
    context.close()
    return seconds
