"""The frames that maps need: the country without its far islands, and an inset for each archipelago."""

from typing import NamedTuple

Bounds = tuple[float, float, float, float]  # west, south, east, north in degrees

COUNTRY: Bounds = (102.1, 8.3, 109.6, 23.45)


class Inset(NamedTuple):
    """One archipelago: its key, the key of its name in the words, its frame and the unit it belongs to."""

    key: str
    words_key: str
    bounds: Bounds
    province_63: str
    province_34: str


INSETS = (
    Inset("hoang_sa", "geography.inset.hoang_sa", (110.9, 15.5, 113.1, 17.2), "48", "48"),
    Inset("truong_sa", "geography.inset.truong_sa", (111.4, 7.9, 115.2, 11.9), "56", "56"),
)
