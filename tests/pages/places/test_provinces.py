from pages.router import page_body
from tests.pages.reading import links_on


def test_without_a_code_every_province_is_a_link():
    links = links_on(page_body("/places", "?lang=vi&scheme=63&metric=reporting"))
    provinces = [link for link in links.values() if link.startswith("/places/63/") and link[11:13].isdigit()]
    assert len(provinces) == 63
    assert all("metric=reporting" in link and "scheme" not in link for link in provinces)
