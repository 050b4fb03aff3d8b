"""When a reader sees each page in a real Chromium, first visit and change of province: part of `make bench`.

For every page at 1440 and 390 px: first paint and largest paint (ms), layout shift, blocking time (ms: what
each long task took beyond 50 ms), requests, kB received, elements, those that React knows; then the time from
a change of the address to the last change of the page (ms). Medians of three visits, each with empty caches.
"""

import statistics

from playwright.sync_api import Browser, Page, Response, sync_playwright

from data.settings import settings
from pages.registry import PAGES
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.served import serving

VISITS, SETTLED_MS = 3, 600
WATCH = """
const seen = (window.seen = { first: 0, largest: 0, shift: 0, blocking: 0 });
const on = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
on('paint', (e) => { if (e.name === 'first-contentful-paint') seen.first = e.startTime; });
on('largest-contentful-paint', (e) => { seen.largest = e.startTime; });
on('layout-shift', (e) => { if (!e.hadRecentInput) seen.shift += e.value; });
on('longtask', (e) => { seen.blocking += Math.max(0, e.duration - 50); });
"""
COUNT = """() => {
  const all = [...document.querySelectorAll('#react-entry-point *')];
  const ours = (at) => Object.keys(at).some((key) => key.startsWith('__reactFiber'));
  return [document.querySelectorAll('*').length, all.filter(ours).length];
}"""
CHANGE = """async (address) => {
  const start = performance.now();
  let last = 0;
  const watching = new MutationObserver(() => { last = performance.now(); });
  watching.observe(document.body, { subtree: true, childList: true, characterData: true });
  window.history.pushState({}, '', address);
  window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
  while (!last || performance.now() - last < 500) await new Promise((done) => setTimeout(done, 20));
  watching.disconnect();
  return last - start;
}"""
ROWS = ("first", "largest", "shift", "blocking", "requests", "kB", "elements", "by React", "change")


def bench_paint() -> None:
    with serving(settings().store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print("".join(f"{name:>10}" for name in ("", *ROWS)))
        for width in (1440, 390):
            for page in PAGES.values():
                if page.examples:
                    visits = [visit(browser, address + page.examples[0], width) for _ in range(VISITS)]
                    medians = [statistics.median(one) for one in zip(*visits, strict=True)]
                    print(f"{page.key:>10}", *(f"{number:9.2f}" for number in medians), width, flush=True)
        browser.close()


def visit(browser: Browser, address: str, width: int) -> list[float]:
    """One first visit of an address and one change of its province, in the order of ROWS."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", answers.append)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("#first", state="detached")
    page.wait_for_timeout(SETTLED_MS)
    seen = page.evaluate("window.seen")
    received = sum(int(one.headers.get("content-length", 0)) for one in answers) / 1000
    numbers = [*seen.values(), len(answers), received, *page.evaluate(COUNT)]
    changed = changing(page, address)
    context.close()
    return [*numbers, changed]


def changing(page: Page, address: str) -> float:
    """Milliseconds until the page stands for another scope, not the first time, which loads more."""
    joint = "&" if "?" in address else "?"
    page.evaluate(CHANGE, f"{address}{joint}zone=3")
    return float(page.evaluate(CHANGE, f"{address}{joint}zone=2"))
