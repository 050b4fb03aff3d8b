"""The pictures of the user guide: `python -m tests.guide` takes them of the store of the settings.

Every page in both languages, as docs/guide shows it; few colours keep the files small.
"""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from data.settings import settings
from data.words import LANGUAGES
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.served import serving
from tests.stores import ROOT

FOLDER = ROOT / "docs/guide"
SIZE = {"width": 1280, "height": 800}
COLOURS = 96
# Picture → the address that it is taken of; the pages by their keys.
SHOWN = {
    "home": "/",
    "map": "/map",
    "stages": "/stages",
    "changes": "/changes?province=11",
    "gaps": "/gaps?view=why",
    "paperless": "/paperless",
    "platforms": "/platforms",
    "places": "/places/34/11",
    "stations": "/stations",
    "quality": "/quality",
    "about": "/about",
    "search": "/search?q=dien+bien",
    "briefing": "/briefing?ready=national",
    "present": "/?present=1",
}


def picture(key: str, language: str) -> Path:
    """The file of a picture."""
    return FOLDER / f"{language}-{key}.png"


def main() -> None:
    """Take every picture anew."""
    with serving(settings().store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        for language in LANGUAGES:
            for key, path in SHOWN.items():
                _take(
                    page,
                    f"{address}{path}{'&' if '?' in path else '?'}lang={language}",
                    picture(key, language),
                )
        browser.close()


def _take(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    page.wait_for_selector("#first", state="detached")
    page.wait_for_load_state("networkidle")
    taken = Image.open(io.BytesIO(page.screenshot()))
    taken.convert("RGB").quantize(COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    main()
