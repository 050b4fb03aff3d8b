"""The level of the places that a page lists: the reader's choice among those below the place looked at."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from components.reading.address import Parameter, one_of
from components.reading.places import find_place
from components.reading.view import View
from data.geography.units import Units
from data.scope import LEVELS, PLACE_LEVELS, Level
from data.words import Language, t

AUTO = "auto"
LEVEL: dict[str, Parameter] = {"level": one_of(AUTO, *PLACE_LEVELS)}


def levels_below(view: View) -> tuple[Level, ...]:
    """The levels inside the place looked at, coarse to fine; a commune has itself alone."""
    levels = LEVELS[view.scope.scheme]
    return levels[levels.index(view.scope.level) + 1 :] or levels[-1:]


def level_of(view: View) -> Level:
    """The level asked for where the place has it, else provinces, else the one just below."""
    below = levels_below(view)
    asked = next((level for level in below if level == view.choices["level"]), None)
    return asked or ("province" if "province" in below else below[0])


def name_at(view: View, code: str) -> str:
    """A place's name as a list of its level needs it: communes and districts with their kind and province."""
    province = view.scope.province is None
    return _name_at(view.units, view.scope.scheme, code, view.language, province)


@lru_cache(maxsize=1 << 16)
def _name_at(units: Units, scheme: str, code: str, language: Language, province: bool) -> str:
    place = find_place(units, scheme, code)
    if place is None:
        return code
    if place.level in ("region", "province"):
        return place.short(language)
    held = find_place(units, scheme, place.parents[1] or "")
    if held is None or not province:
        return place.name(language)
    return t("level.within", language, place=place.name(language), province=held.short(language))


def names_at(view: View, codes: Iterable[str]) -> list[str]:
    """The names of places; where two share one it carries the code, or a picture would draw them as one."""
    pairs = [(code, name_at(view, code)) for code in codes]
    if len({name for _, name in pairs}) == len(pairs):
        return [name for _, name in pairs]
    shared = {name for name, count in Counter(name for _, name in pairs).items() if count > 1}
    return [f"{name} · {code}" if name in shared else name for code, name in pairs]


def inside_view(view: View, code: str) -> bool:
    """True for the place looked at and those inside it."""
    if view.scope.code is None or code == view.scope.code:
        return True
    place = find_place(view.units, view.scope.scheme, code)
    return place is not None and place.inside(view.scope.code)
