import pytest

from tests.pages.platforms.viewing import LAST, open_sites


@pytest.fixture
def sites(store) -> list[dict]:
    return open_sites(store, LAST)
