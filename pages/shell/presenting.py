"""The parameters that put any page on a projector: `present=1`, and `every` for a round by itself."""

from collections.abc import Mapping

from components.reading.address import Parameter, one_of

SECONDS = range(5, 3601)


def _is_pause(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5 and int(text) in SECONDS


PRESENTING: Mapping[str, Parameter] = {"present": one_of("", "1"), "every": Parameter("", _is_pause)}
