"""Warnings about official shapes that are taken all the same: counted, so that a person can judge."""

from typing import Any

import numpy as np
import shapely

from data.geography.naming import named, without_accents
from data.geography.outline import to_metres
from data.geography.points import load_points
from data.geography.units import load_units

AREA_OFF = 0.20
GAP_M = 10
PARENT_KM = 30
WORDS = {
    "invalid": "shapes that were invalid and are repaired",
    "gaps_or_overlaps": "units with gaps to their neighbours or overlaps, drawn as in the file",
    "area": f"units whose area is more than {AREA_OFF:.0%} off the published one",
    "without_shape": "units without a shape in the file, which keep the approximate one",
    "unknown": "codes of no unit, left out",
    "parents": f"units farther than {PARENT_KM} km from the rest of their province, maybe under a wrong code",
    "points_outside": "communes whose known point lies outside their shape",
    "names": "names that differ from those of their codes",
}


def repaired(shapes: Any) -> Any:
    """The shapes, made valid where they are not; the default method crashes on some real files."""
    wrong = ~shapely.is_valid(shapes)
    mended = shapes.copy()
    mended[wrong] = shapely.make_valid(shapes[wrong], method="structure", keep_collapsed=False)
    return mended


def warnings_of(original: Any, metres: Any, codes: Any, scheme: str, level: str) -> dict[str, int]:
    """Warning → units it concerns; `original` as in the file, `metres` repaired and in UTM 48N."""
    units = set(_units(scheme, level, "code"))
    warnings = {
        "invalid": int((~shapely.is_valid(original)).sum()),
        "gaps_or_overlaps": int((~shapely.is_empty(shapely.coverage_invalid_edges(metres, GAP_M))).sum()),
        "area": _area_off(metres, codes, _units(scheme, level, "area_km2")),
        "without_shape": len(units - set(codes)),
        "unknown": len(set(codes) - units),
    }
    if level != "province":
        warnings["parents"] = _far_from_siblings(metres, codes, _units(scheme, level, "province_code"))
    if level == "commune":
        warnings["points_outside"] = _points_outside(metres, codes, scheme)
    return warnings


def names_differ(names: list[object], codes: Any, scheme: str, level: str) -> int:
    """Number of names that do not hold the unit's own short name, accents and case apart."""
    full = _units(scheme, level, "name_vi")
    known = [(str(name), full[code]) for name, code in zip(names, codes, strict=True) if code in full]
    return sum(_plain(named(expected).short_vi) not in _plain(name) for name, expected in known)


def _plain(text: str) -> str:
    return without_accents(text).casefold()


def _units(scheme: str, level: str, column: str) -> dict[str, Any]:
    units = load_units().table.filter(scheme=scheme, level=level)
    return dict(zip(units["code"], units[column], strict=True))


def _area_off(metres: Any, codes: Any, published: dict[str, float | None]) -> int:
    known = [(shape.area / 1e6, published.get(code)) for shape, code in zip(metres, codes, strict=True)]
    return sum(abs(area / said - 1) > AREA_OFF for area, said in known if said)


def _points_outside(metres: Any, codes: Any, scheme: str) -> int:
    points = load_points().filter(scheme=scheme)
    places = to_metres(shapely.points(points["longitude"], points["latitude"]))
    place = dict(zip(points["code"], places, strict=True))
    return sum(
        not shapely.intersects(shape, place[code])
        for shape, code in zip(metres, codes, strict=True)
        if code in place
    )


def _far_from_siblings(metres: Any, codes: Any, province: dict[str, str]) -> int:
    """Units whose code says one province while all other units of that province lie farther than 30 km."""
    above = np.array([province.get(code, "") for code in codes])
    return sum(_alone(metres[above == code]) for code in set(above) - {""})


def _alone(shapes: Any) -> int:
    if len(shapes) < 2:
        return 0
    # Frames, not shapes: on 7 million vertices the distance between shapes takes minutes.
    frames = shapely.envelope(shapes)
    _, distance = shapely.STRtree(frames).query_nearest(
        frames, exclusive=True, return_distance=True, all_matches=False
    )
    return int((distance > PARENT_KM * 1000).sum())
