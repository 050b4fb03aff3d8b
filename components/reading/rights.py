"""Which stations of a view its reader may see one by one, as places of the view's scheme."""

from functools import lru_cache

from components.reading.level import inside_view
from components.reading.places import find_place, places_inside
from components.reading.succession import succession_of
from components.reading.view import View
from data.geography.units import Units
from data.scope import Scope


def all_listed(view: View) -> bool:
    """True where the reader may see every station of the place looked at."""
    return view.reader.sees_all or (view.scope.province or "") in _own(view)


def listed_scope(view: View) -> Scope | None:
    """The part of the scope whose stations the reader may see, None where that is none of it.

    Of a place that holds his province, it is that province as it is since July 2025.
    """
    if all_listed(view):
        return view.scope
    place = find_place(view.units, "34", view.reader.province or "")
    if place is None or not any(inside_view(view, code) for code in _own(view)):
        return None
    kind = {name: getattr(view.scope, name) for name in ("zone", "area", "connection")}
    return Scope("34", region=place.parents[0], province=place.code, **kind)


def _own(view: View) -> frozenset[str]:
    """The reader's province in the view's scheme; of the 63 all that it was made from."""
    province = view.reader.province
    if province is None:
        return frozenset()
    return frozenset([province]) if view.scope.scheme == "34" else _before(view.units, province)


@lru_cache(maxsize=64)
def _before(units: Units, province: str) -> frozenset[str]:
    """The provinces of the 63 whose communes became this one's."""
    older = places_inside(units, "63", "province", None, "vi")
    heirs = {place.code: succession_of(units, place) for place in older}
    return frozenset(
        code
        for code, became in heirs.items()
        if became and [heir.code for heir, _ in became.places] == [province]
    )
