"""How soon the map of 3,321 communes shows another metric or date in a real Chromium: part of `make bench`.

From the click on a dropdown's option, the key, the step back or the move of the slider, to the frame that
the last of the maps shown drew with its new colours. Median and worst in milliseconds, and the bytes of the
largest answer till then. The goal is 300 ms and 60 kB. SwiftShader draws on the processor, so other work of
the machine counts twice.
"""

import os
import statistics
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from data.measures.metrics import METRICS
from data.settings import settings
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.served import serving

FIRST, SECOND = "deployment", "reporting"
COMMUNES = f"level=commune&scheme=34&lang=vi&metric={FIRST}"
RUNS, FEWER, DWELL_MS, PRESS_MS, REST_MS = 10, 5, 150, 70, 2500
DATES = "() => document.querySelector('.map-live').history?.dates"
# Dates whose colours differ from those of the date before, for else nothing is painted; the newest first.
MOVES = """() => {
  const { classes } = document.querySelector('.map-live').history;
  return classes.map((_, at) => at).filter((at) => at && classes[at] !== classes[at - 1]).reverse().slice(1);
}"""
WATCH = """() => {
  const seen = (window.seen = { maps: [] });
  performance.clearResourceTimings();
  const started = () => (seen.start ??= performance.now());
  const once = { capture: true, once: true };
  ['click', 'keydown', 'input'].forEach((type) => document.addEventListener(type, started, once));
  document.querySelectorAll('.map-plot').forEach((plot) => {
    const map = plot._fullLayout.map._subplot.map;
    const one = {};
    seen.maps.push(one);
    const paint = map.setFeatureState;
    map.setFeatureState = (...said) => { one.coloured ??= performance.now(); return paint.apply(map, said); };
    map.on('render', function drawn() {
      if (!one.coloured) return;
      one.drawn = performance.now();
      map.off('render', drawn);
      map.setFeatureState = paint;
    });
  });
}"""
DONE = """() => {
  const coloured = window.seen.maps.filter((one) => one.coloured);
  return coloured.length && coloured.every((one) => one.drawn);
}"""
SEEN = """() => {
  const { start, maps } = window.seen;
  const drawn = Math.max(...maps.map((one) => one.drawn || 0));
  const sent = performance.getEntriesByType('resource').filter((e) => e.name.includes('/map/data/'));
  const before = sent.filter((e) => e.responseEnd < drawn && !e.name.includes('/history'));
  return [drawn - start, Math.max(0, ...before.map((e) => e.encodedBodySize))];
}"""
SLIDE = """(at) => {
  const range = document.querySelector('.map-time input');
  range.value = at;
  range.dispatchEvent(new Event('input', {bubbles: true}));
}"""


def bench_map() -> None:
    with serving(settings().store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(120_000)
        print(
            f"\n{'3,321 communes':<36}{'median':>8}{'worst':>8}{'bytes':>9}   load {os.getloadavg()[0]:.1f}"
        )
        for name, beside in (
            ("one map", ""),
            ("two metrics", f"&beside=metric:{SECOND}"),
            ("two dates", "&beside=date:2025-10-31"),
        ):
            page.goto(f"{address}/map?{COMMUNES}{beside}")
            wait(page)
            measure(page, name, FEWER if beside else RUNS)
        browser.close()


def measure(page: Page, name: str, runs: int) -> None:
    metrics = [metric.key for metric in METRICS if metric.key not in (FIRST, SECOND)][:runs]
    show(f"{name}: another metric", [choose(page, "metric", metric, by_mouse) for metric in metrics])
    show(f"{name}: another metric by keys", [choose(page, "metric", m, by_keys) for m in (FIRST, metrics[0])])
    days = page.wait_for_function(DATES).json_value()[-2 : -2 - runs : -1]
    show(f"{name}: another date", [choose(page, "date", day, by_mouse) for day in days])
    show(f"{name}: back", [back(page) for _ in days[:3]])
    show(f"{name}: slider", [slide(page, at) for at in page.evaluate(MOVES)[:runs]])
    if name != "one map":
        kind, others = name.removeprefix("two ").removesuffix("s"), metrics if "metric" in name else days
        offered = [other for other in others[1:] if f"{kind}={other}" not in page.url]
        beside = [choose(page, "beside", f"{kind}:{other}", by_mouse) for other in offered]
        show(f"{name}: another beside", beside)


def wait(page: Page) -> None:
    """Until the slider has its dates and the page is quiet."""
    page.wait_for_selector(".map-live[data-ready]")
    page.wait_for_selector(".map-time input:not([disabled])")
    page.wait_for_timeout(REST_MS)


def choose(page: Page, control: str, value: str, press: Callable[[Page, str], None]) -> tuple[float, int]:
    if control == "beside":
        page.evaluate("document.querySelector('.map-choices .more').open = true")
    page.click(f".control-{control} .dash-dropdown")
    option = f".dash-dropdown-option:has(input[value='{value}'])"
    page.locator(option).scroll_into_view_if_needed()
    page.wait_for_timeout(REST_MS / 5)
    page.evaluate(WATCH)
    press(page, option)
    return result(page)


def by_mouse(page: Page, option: str) -> None:
    page.locator(option).hover()
    page.wait_for_timeout(DWELL_MS)
    page.mouse.down()
    page.wait_for_timeout(PRESS_MS)
    page.mouse.up()


def by_keys(page: Page, option: str) -> None:
    page.locator(f"{option} input").focus()
    page.wait_for_timeout(DWELL_MS)
    page.keyboard.press("Enter")


def back(page: Page) -> tuple[float, int]:
    page.evaluate(WATCH)
    page.evaluate("window.seen.start = performance.now(); history.back()")
    return result(page)


def slide(page: Page, at: int) -> tuple[float, int]:
    page.evaluate(WATCH)
    page.evaluate(SLIDE, at)
    return result(page)


def result(page: Page) -> tuple[float, int]:
    page.wait_for_function(DONE)
    page.wait_for_timeout(REST_MS)
    milliseconds, size = page.evaluate(SEEN)
    return milliseconds, size


def show(what: str, found: list[tuple[float, int]]) -> None:
    times = [milliseconds for milliseconds, _ in found]
    most = max(size for _, size in found)
    print(f"{what:<36}{statistics.median(times):>8.0f}{max(times):>8.0f}{most:>9,}")
