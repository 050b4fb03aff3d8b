"""Signing in and out in a browser: the policy of the pages lets the way to the provider and back happen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data.words import t
from tests.browser.conftest import Seen
from tests.openid_provider import PASSWORD
from tests.pages.signin.conftest import Running, both

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def running(published_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with both(published_store, tmp_path_factory.mktemp("signin")) as found:
        yield found


def signed_in(page: Page, name: str) -> None:
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("button")
    page.wait_for_url("**/about?lang=*")
    taken_over(page)


def taken_over(page: Page) -> None:
    """Wait until Dash's page stands in the place of the first answer's."""
    expect(page.locator("nav.pages").first).to_be_visible()
    expect(page.locator("#first")).to_have_count(0, timeout=20_000)


def test_a_reader_signs_in_reads_and_signs_out(open_page: Open, running: Running, seen: Seen):
    page = open_page(f"{running.address}/about?lang=en")
    signed_in(page, "an")
    page.wait_for_url(f"{running.address}/about?lang=en")
    account = page.locator(".account")
    expect(account.locator(".account-name")).to_have_text("An")
    expect(account.get_by_text(t("signin.role.ministry", "en"))).to_be_hidden()
    page.locator("nav.pages a", has_text=t("nav.platforms", "en")).click()
    expect(page.locator("nav.pages a.current")).to_have_text(t("nav.platforms", "en"), timeout=20_000)
    account.locator("summary").click()
    expect(account.get_by_text(t("signin.role.ministry", "en"))).to_be_visible()
    account.get_by_text(t("signin.sign_out", "en")).click()
    page.locator("[name=allow]").click()  # the provider asks whether one means it
    page.wait_for_url(f"{running.address}/sign-out/done*")
    expect(page.get_by_text(t("signin.out", "en", product=t("product", "en")))).to_be_visible()
    assert [said for said in seen.complaints if "404" not in said] == []  # the provider has no icon


def test_an_open_page_says_that_the_sign_in_has_ended(open_page: Open, running: Running):
    page = open_page(f"{running.address}/about?lang=vi")
    signed_in(page, "chi")
    page.context.clear_cookies(name="tramso")
    page.locator("nav.pages a", has_text=t("nav.platforms", "vi")).click()
    expect(page.get_by_text(t("trouble.signed_out", "vi"))).to_be_visible(timeout=10_000)
    assert float(page.locator("main").evaluate("el => getComputedStyle(el).opacity")) < 0.5
    page.reload()  # the provider still knows the reader
    taken_over(page)
    expect(page.locator("nav.pages a.current")).to_have_text(t("nav.platforms", "vi"), timeout=20_000)
