"""When a reader sees each page in a real Chromium: part of `make bench`.

For every page at 1440 and 390 px, of five first visits with empty caches: first paint and largest paint (ms),
layout shift, blocking time (ms: what each long task took beyond 50 ms), when Dash has taken over (ms),
requests, kB received, elements, those that React knows; then of twelve changes of a filter the time until the
last change of its main part, median and 95th percentile (ms); then the time until Plotly has taken over
the first chart that is pointed at, and the next one (ms; 0 where a page has none).
"""

import statistics

from playwright.sync_api import Browser, Page, Response, sync_playwright

from data.settings import settings
from pages.registry import PAGES
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.served import serving

VISITS, CHANGES, SETTLED_MS = 5, 12, 600
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
  watching.observe(document.getElementById('page'), { subtree: true, childList: true, characterData: true });
  window.history.pushState({}, '', address);
  window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
  while (!last || performance.now() - last < 500) await new Promise((done) => setTimeout(done, 20));
  watching.disconnect();
  return last - start;
}"""
TAKE_OVER = """async (at) => {
  const picture = document.querySelectorAll("#react-entry-point .picture")[at];
  if (!picture) return 0;
  const start = performance.now();
  await window.tramso.takeOver(picture);
  return performance.now() - start;
}"""
ROWS = ("first", "largest", "shift", "blocking", "Dash", "requests", "kB", "elements", "by React")
ONCE = ("change", "95 %", "pointed", "again")


def bench_paint() -> None:
    with serving(settings().store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        print("".join(f"{name:>10}" for name in ("", *ROWS, *ONCE)))
        for width in (1440, 390):
            for page in PAGES.values():
                if page.examples:
                    said = measured(browser, address + page.examples[0], width)
                    print(f"{page.key:>10}", *(f"{number:9.2f}" for number in said), width, flush=True)
        browser.close()


def measured(browser: Browser, address: str, width: int) -> list[float]:
    """Medians of the visits of an address in the order of ROWS, then of ONCE."""
    visits = []
    for n in range(VISITS):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        visits.append(visit(page, address))
        once = changes(page, address) if n == VISITS - 1 else []
        if once:
            once += [float(page.evaluate(TAKE_OVER, at)) for at in (0, 1)]
        context.close()
    return [*map(statistics.median, zip(*visits, strict=True)), *once]


def visit(page: Page, address: str) -> list[float]:
    """One first visit."""
    answers: list[Response] = []
    page.on("response", answers.append)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("#first", state="detached")
    taken_over = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLED_MS)
    seen = page.evaluate("window.seen")
    received = sum(int(one.headers.get("content-length", 0)) for one in answers) / 1000
    return [*seen.values(), taken_over, len(answers), received, *page.evaluate(COUNT)]


def changes(page: Page, address: str) -> list[float]:
    """Milliseconds until the page stands for another scope, median and 95th percentile, after a first."""
    joint = "&" if "?" in address else "?"
    zones = [f"{address}{joint}zone={n % 3 + 1}" for n in range(CHANGES + 1)]
    took = [float(page.evaluate(CHANGE, zone)) for zone in zones][1:]
    return [statistics.median(took), statistics.quantiles(took, n=20)[-1]]
