"""A page held against axe-core: as it comes and with all opened, at every width, in every theme."""

from itertools import product
from pathlib import Path

from playwright.sync_api import Page

VENDOR = Path(__file__).parent.parent / "vendor"
AXE = (VENDOR / "axe.min.js").read_text()
WIDTHS = (1440, 768, 390)
THEMES = ("light", "dark", "contrast")
# A map without its shapes, a grid without its headings or rows: a slow machine is still drawing.
UNFINISHED = (
    ".map-live:not([data-ready])",
    ".ag-header-row:not(:has([role=columnheader]))",
    ".ag-root:not(:has(.ag-row [role=gridcell]))",
)
AS_IT_COMES = {"rules": {"color-contrast": {"enabled": False}}}
# Dash makes each option of a list a label with that role around a checkbox, which has the keyboard.
OF_DASH = {"rules": {rule: {"enabled": False} for rule in ("aria-allowed-role", "nested-interactive")}}
# Nothing else differs from theme to theme.
COLOURS = {"runOnly": ["color-contrast"]}
SAID = """async (options) => (await axe.run({ resultTypes: ["violations"], ...options })).violations.flatMap(
  ({ id, nodes }) => nodes.map((node) => `${id} ${node.target} ${node.html.slice(0, 200)}`)
)"""
THEMED = """theme => {
  document.documentElement.dataset.theme = theme;
  document.getAnimations().forEach((one) => one.finish());
}"""
OPENED = """() => {
  document.querySelectorAll("details:not(.menu)").forEach((each) => { each.open = true; });
  document.querySelectorAll("details.menu").forEach((each, at) => { each.open = at === 0; });
  const fold = document.querySelector("button[data-fold=pages]");
  if (fold?.checkVisibility()) fold.click();
}"""
LISTS = ".dash-dropdown:visible:not([disabled])"


def visit(page: Page, url: str) -> None:
    """Open an address and wait until all of it is drawn."""
    page.goto(url)
    page.wait_for_selector("#first", state="detached")
    page.wait_for_load_state("networkidle")
    for unfinished in UNFINISHED:
        page.wait_for_selector(unfinished, state="detached")
    page.evaluate(AXE)


def broken(page: Page, widths: tuple[int, ...] = WIDTHS, themes: tuple[str, ...] = THEMES) -> list[str]:
    """The rules that the page in sight breaks, each as width, theme and the part that breaks it.

    As it comes all but its colours are looked at, which are the same once everything is opened.
    """
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} closed {said}" for said in page.evaluate(SAID, AS_IT_COMES)]
        page.evaluate(OPENED)
        for theme in themes:
            _put_on(page, theme)
            said = page.evaluate(SAID, {} if theme == themes[0] else COLOURS)
            found += [f"{width} {theme} {each}" for each in said]
        _put_on(page, "light")
        page.keyboard.press("Escape")
    return found


def broken_by_lists(page: Page) -> list[str]:
    """The rules that each list to choose from breaks while it is open."""
    found = []
    for number, theme in product(range(page.locator(LISTS).count()), THEMES[:2]):
        _put_on(page, theme)
        page.locator(LISTS).nth(number).click()
        page.wait_for_selector(".dash-dropdown-content:focus-within")
        found += [f"{theme} list {number} {said}" for said in page.evaluate(SAID, OF_DASH)]
        page.keyboard.press("Escape")
        page.wait_for_selector(".dash-dropdown-content", state="detached")
    _put_on(page, "light")
    return found


def _put_on(page: Page, theme: str) -> None:
    page.emulate_media(contrast="more" if theme == "contrast" else "no-preference")
    page.evaluate(THEMED, "light" if theme == "contrast" else theme)
