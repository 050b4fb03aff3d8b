"""Every page there is. No other module knows them all: a page that needs others is handed them here."""

from pages.about.page import PAGE as ABOUT
from pages.briefing.page import PAGE as BRIEFING
from pages.changes.page import PAGE as CHANGES
from pages.gaps.page import PAGE as GAPS
from pages.home.page import PAGE as HOME
from pages.map.page import PAGE as MAP
from pages.not_found.page import not_found_page
from pages.paperless.page import PAGE as PAPERLESS
from pages.places.page import PAGE as PLACES
from pages.platforms.page import PAGE as PLATFORMS
from pages.quality.page import quality_page
from pages.search.page import PAGE as SEARCH
from pages.shell.page import NOT_FOUND, Page, Parts
from pages.stages.page import PAGE as STAGES
from pages.stations.page import PAGE as STATIONS


def page_at(path: str) -> tuple[Page, Parts]:
    """The page at an address and the parts of the address; the page for unknown ones where there is none."""
    for page in PAGES.values():
        parts = page.match(path)
        if parts is not None and page.key != NOT_FOUND:
            return page, parts
    return PAGES[NOT_FOUND], {}


NAVIGATION = (HOME, MAP, STAGES, GAPS, PAPERLESS, PLATFORMS, PLACES, STATIONS, quality_page(page_at), ABOUT)
PAGES = {page.key: page for page in (*NAVIGATION, not_found_page(NAVIGATION), SEARCH, BRIEFING, CHANGES)}
