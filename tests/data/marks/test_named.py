"""Where marks are kept by the settings, and when they are off."""

import pytest

from data.errors import TramSoError
from data.marks.named import marks_named
from data.settings import DEFAULTS


def named(**given: str) -> str | None:
    return marks_named(lambda name: {**DEFAULTS, **given}[name])


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({}, "var/marks.sqlite"),
        ({"MARKS": "off"}, None),
        ({"MARKS": ""}, None),
        ({"MARKS": "postgresql://a@b/c"}, "postgresql://a@b/c"),
        ({"HOST": "0.0.0.0"}, None),
        ({"HOST": "192.0.2.7", "MARKS": "postgresql://a@b/c"}, None),
        ({"HOST": "::1"}, "var/marks.sqlite"),
        ({"HOST": "0.0.0.0", "MARKS_ON_NETWORK": "yes"}, "var/marks.sqlite"),
        ({"HOST": "0.0.0.0", "MARKS_ON_NETWORK": "yes", "MARKS": "off"}, None),
    ],
)
def test_marks_are_off_beyond_loopback_unless_a_setting_allows_them(given, where):
    assert named(**given) == where


def test_what_cannot_be_used_is_refused_without_a_password():
    with pytest.raises(TramSoError, match="TRAMSO_MARKS is of no kind known") as refused:
        named(MARKS="mysql://a:secret@b/c")
    assert "secret" not in str(refused.value)
    with pytest.raises(TramSoError, match="TRAMSO_MARKS_ON_NETWORK is “maybe”"):
        named(MARKS_ON_NETWORK="maybe")
