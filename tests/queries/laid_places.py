"""The laid country's dates and units: two schemes of four provinces, small enough to be read whole.

Codes of communes are real, because a publication looks up where they lie; all but 99919, which lies nowhere.
"""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl

from data.geography.units import Units

Row = dict[str, Any]

REFORM, LAST_OF_63 = date(2025, 7, 1), date(2025, 6, 30)
# 28 September is the 90th day after 30 June, which therefore is not among its 90 days.
APRIL, MAY, JUNE = date(2025, 4, 30), date(2025, 5, 31), LAST_OF_63
JULY_1, JULY, SEPTEMBER = REFORM, date(2025, 7, 31), date(2025, 9, 28)
DATES = (APRIL, MAY, JUNE, JULY_1, JULY, SEPTEMBER)
# The first moment after the fifth working day, by hand: 1 and 2 May, 1 and 2 September are days off.
TOO_LATE = {
    APRIL: datetime(2025, 5, 9, 17, tzinfo=UTC),
    MAY: datetime(2025, 6, 6, 17, tzinfo=UTC),
    JUNE: datetime(2025, 7, 7, 17, tzinfo=UTC),
    JULY_1: datetime(2025, 7, 8, 17, tzinfo=UTC),
    JULY: datetime(2025, 8, 7, 17, tzinfo=UTC),
    SEPTEMBER: datetime(2025, 10, 3, 17, tzinfo=UTC),
}

# Scheme → region → province → district (the 34 have none) → communes.
PLACES: dict[str, dict[str, dict[str, dict[str | None, tuple[str, ...]]]]] = {
    "63": {
        "N": {
            "11": {"111": ("00001", "00004"), "112": ("00006",)},
            "12": {"121": ("00007", "00016", "00022")},
        },
        "S": {"21": {"211": ("00008", "00013"), "212": ("99919", "00025")}},
        "W": {"41": {"411": ("00031",)}},
    },
    "34": {
        "N": {"11": {None: ("00004", "00025", "00190")}, "31": {None: ("00070",)}},
        "S": {"21": {None: ("00008", "00226", "00199", "00082")}},
        "W": {"41": {None: ("00091",)}},
    },
}
# Units whose dates are not those of their scheme.
DATED: dict[tuple[str, str, str], tuple[date | None, date | None]] = {
    ("34", "commune", "00190"): (date(2025, 8, 1), None),
    ("34", "commune", "00082"): (REFORM, date(2025, 7, 15)),
    ("63", "commune", "00025"): (date(2025, 6, 1), LAST_OF_63),
    ("63", "region", "W"): (None, None),
}
# Old commune → what it became, the default first.
BECAME = {
    "00001": ("00004",),
    "00004": ("00004",),
    "00006": ("00025", "00070"),
    "00007": ("00025",),
    "00016": ("00070",),
    "00022": ("00190",),
    "00008": ("00008", "00226"),
    "00013": ("00226",),
    "99919": ("00226",),
    "00025": ("00199",),
    "00031": ("00091",),
}


def _unit(scheme: str, level: str, *path: str | None) -> Row:
    """path: the codes of its region, province and district, and its own; its own is the last."""
    code = path[-1]
    region, province, district = (*path, None, None)[:3]
    usual = (None, LAST_OF_63) if scheme == "63" else (REFORM, None)
    valid_from, valid_to = DATED.get((scheme, level, str(code)), usual)
    return {
        "scheme": scheme,
        "level": level,
        "code": code,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "name_vi": f"Đơn vị {scheme} {level} {code}",
        "name_en": f"Unit {scheme} {level} {code}",
        "short_vi": f"Ngắn {scheme} {level} {code}",
        "short_en": f"Short {scheme} {level} {code}",
        "region_code": region,
        "province_code": province,
        "district_code": district,
    }


def _units() -> list[Row]:
    found = []
    for scheme, regions in PLACES.items():
        for region, provinces in regions.items():
            found.append(_unit(scheme, "region", region))
            for province, districts in provinces.items():
                found.append(_unit(scheme, "province", region, province))
                for district, communes in districts.items():
                    if district:
                        found.append(_unit(scheme, "district", region, province, district))
                    found += [_unit(scheme, "commune", region, province, district, code) for code in communes]
    return found


UNITS = _units()
BY_CODE = {(unit["scheme"], unit["level"], unit["code"]): unit for unit in UNITS}


def valid(unit: Row, day: date) -> bool:
    """Whether a unit is in force on a day, the first and the last one included."""
    begun = unit["valid_from"] is None or unit["valid_from"] <= day
    return begun and (unit["valid_to"] is None or unit["valid_to"] >= day)


def shown_on(scheme: str, day: date) -> date:
    """The day whose units are shown for a date: the nearest on which the scheme was in force."""
    if scheme == "63":
        return min(day, LAST_OF_63)
    return max(day, REFORM)


def allowed(unit: Row) -> str | None:
    """The province of 2025 whose reader may see a unit: that of most of its ground, the first of several."""
    if unit["scheme"] == "34":
        return unit["province_code"]
    if unit["level"] == "region":
        return None
    inside = [
        other
        for other in UNITS
        if other["scheme"] == "63"
        and other["level"] == "commune"
        and other[f"{unit['level']}_code" if unit["level"] != "commune" else "code"] == unit["code"]
    ]
    return min(BY_CODE["34", "commune", BECAME[other["code"]][0]]["province_code"] for other in inside)


def laid_units() -> Units:
    """The units as a publication takes them."""
    pairs = [
        {"old_code": old, "new_code": new, "whole": len(codes) == 1, "default": new == codes[0]}
        for old, codes in BECAME.items()
        for new in codes
    ]
    dates = {"valid_from": pl.Date, "valid_to": pl.Date}
    table = pl.DataFrame(UNITS, schema_overrides=dates, infer_schema_length=None)
    texts = dict.fromkeys(("scheme", "code", "name_vi", "name_en", "short_vi", "short_en"), pl.String)
    return Units(table, pl.DataFrame(schema={**texts, "since": pl.Date}), pl.DataFrame(pairs))
