"""A request that fails: a sentence, greyed numbers, asked again until the server answers."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from data.words import t

Open = Callable[..., Page]
CALLBACKS = "**/_dash-update-component*"


def test_a_page_that_gets_no_answer_says_so_and_comes_when_the_server_is_back(open_page: Open, address: str):
    page = open_page(f"{address}/?lang=en")
    failing = True

    def answer(route: Route) -> None:
        if failing:
            route.fulfill(status=502, body="")
        else:
            route.continue_()

    page.route(CALLBACKS, answer)
    page.locator("nav.pages a", has_text=t("nav.about", "en")).click()
    expect(page.get_by_text(t("trouble.waiting", "en"))).to_be_visible(timeout=2000)
    assert float(page.locator("main").evaluate("el => getComputedStyle(el).opacity")) < 0.5
    failing = False
    expect(page.locator("nav.pages a.current")).to_have_text(t("nav.about", "en"), timeout=20_000)
    expect(page.get_by_text(t("trouble.waiting", "en"))).to_be_hidden()
    assert page.locator("main").evaluate("el => getComputedStyle(el).opacity") == "1"


def test_a_page_that_is_refused_says_so_until_another_is_answered(open_page: Open, address: str):
    page = open_page(f"{address}/?lang=vi")
    page.route(CALLBACKS, lambda route: route.fulfill(status=400, body="no"))
    page.locator("nav.pages a", has_text=t("nav.about", "vi")).click()
    expect(page.get_by_text(t("trouble.refused", "vi"))).to_be_visible(timeout=2000)
    page.unroute(CALLBACKS)
    page.locator("nav.pages a", has_text=t("nav.map", "vi")).click()
    expect(page.get_by_text(t("trouble.refused", "vi"))).to_be_hidden(timeout=20_000)


def test_an_open_page_says_that_the_line_is_gone_and_keeps_its_numbers(open_page: Open, address: str):
    page = open_page(f"{address}/?lang=vi")
    gone = page.get_by_text(t("trouble.gone", "vi"))
    before = page.locator("main").inner_text()
    page.route("**/health", lambda route: route.abort())
    expect(gone).to_be_visible(timeout=15_000)
    assert page.locator("main").evaluate("el => getComputedStyle(el).opacity") == "1"
    assert page.locator("main").inner_text() == before
    page.unroute("**/health")
    expect(gone).to_be_hidden(timeout=15_000)
