"""Looking up places by scheme and code, and listing those inside another, from the units of both eras."""

from dataclasses import dataclass
from functools import lru_cache

from data.geography.units import Units
from data.store.kept import kept
from data.words import Language, t
from data.words.sorting import name_order


@dataclass(frozen=True)
class Place:
    """One unit of one scheme; `short` is the name without its kind where there is one."""

    scheme: str
    level: str
    code: str
    names: tuple[str, str]
    shorts: tuple[str, str]
    parents: tuple[str | None, str | None, str | None]

    def name(self, language: Language) -> str:
        """The full name with its kind: “Tỉnh An Giang”."""
        return self.names[language == "en"]

    def short(self, language: Language) -> str:
        """The name alone: “An Giang”."""
        return self.shorts[language == "en"]

    def inside(self, code: str) -> bool:
        """True where the region, province or district with this code holds the place."""
        return code in self.parents


@lru_cache(maxsize=8)
def _places(units: Units) -> dict[tuple[str, str], Place]:
    columns = ("scheme", "level", "code", "name_vi", "name_en", "short_vi", "short_en")
    parents = ("region_code", "province_code", "district_code")
    rows = units.table.select(*columns, *parents).iter_rows()
    return {(row[0], row[2]): Place(row[0], row[1], row[2], row[3:5], row[5:7], row[7:10]) for row in rows}


def find_place(units: Units, scheme: str, code: str) -> Place | None:
    """The unit with that code in that scheme, None where there is none."""
    return _places(units).get((scheme, code))


@kept
def places_inside(
    units: Units, scheme: str, level: str, within: str | None, language: Language
) -> list[Place]:
    """The scheme's places of one level in the order of their names, all or those inside `within`."""
    found = [
        place
        for place in _places(units).values()
        if place.scheme == scheme and place.level == level and (within is None or place.inside(within))
    ]
    return sorted(found, key=lambda place: name_order(place.short(language)))


def place_name(units: Units, scheme: str, code: str | None, language: Language) -> str:
    """The short name of a place; the country where the code is None."""
    place = find_place(units, scheme, code) if code else None
    return place.short(language) if place else t("scope.country", language)
