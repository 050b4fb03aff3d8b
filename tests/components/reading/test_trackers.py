"""What others hang on to an address that is shared: dropped, without a word."""

import pytest

from components.reading.address import query_of, repeated_in


@pytest.mark.parametrize("name", ["fbclid", "gclid", "utm_source", "utm_campaign", "zarsrc", "gidzl"])
def test_trackers_are_no_parameters(name):
    search = f"?date=2026-10-31&{name}=a&{name}=b"
    assert query_of(search) == {"date": "2026-10-31"}
    assert repeated_in(search) == {}
