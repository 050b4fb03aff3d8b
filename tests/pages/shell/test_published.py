import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from data.store.publication import Publication
from pages.shell import published

MAKE = published.publication


def test_requests_that_come_together_share_one_publication(monkeypatch: pytest.MonkeyPatch):
    def slowly(store: Path) -> Publication:
        time.sleep(0.05)
        return Publication(store)

    monkeypatch.setattr(published, "_published", cache(slowly))
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: MAKE(), range(4)))
    assert len(set(map(id, made))) == 1
