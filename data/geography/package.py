"""The pinned package of unit names, codes and points, read where it is installed; nothing of it is copied."""

import json
import sqlite3
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from data.errors import TramSoError

NAME = "vietnamadminunits"

# The package has these five districts without communes; each counts as one commune under the code of the
# special zone it became on 1 July 2025.
ISLAND_COMMUNES = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}

_LEGACY = """
SELECT provinceCode, districtCode, wardCode, province, district, ward, provinceKey, districtKey, wardKey,
       wardLat, wardLon, districtLat, districtLon, districtBounds
FROM admin_units_legacy
"""
_CURRENT = """
SELECT provinceCode, wardCode, province, ward, provinceKey, wardKey, wardLat, wardLon, wardAreaKm2
FROM admin_units
"""

Row = dict[str, Any]


def _folder() -> Path:
    # find_spec does not run the package, whose own import takes seconds and 100 MB.
    spec = find_spec(NAME)
    if spec is None or not spec.submodule_search_locations:
        raise TramSoError(f"The package {NAME} is not installed: install the requirements of this release.")
    return Path(spec.submodule_search_locations[0]) / "data"


def _rows(query: str) -> list[Row]:
    address = f"file:{_folder() / 'dataset.db'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]


def legacy_rows() -> list[Row]:
    """10,040 rows up to 30 June 2025: one a commune, island districts as one commune each.

    Keys: provinceCode, districtCode, wardCode, province, district, ward (full names), provinceKey,
    districtKey, wardKey, wardLat, wardLon, districtLat, districtLon (WGS 84 degrees), districtBounds (text:
    “south,west – north,east”).
    """
    return [_as_commune(row) if row["wardCode"] is None else row for row in _rows(_LEGACY)]


def _as_commune(row: Row) -> Row:
    return row | {
        "wardCode": ISLAND_COMMUNES[row["districtCode"]],
        "ward": row["district"],
        "wardKey": "",
        "wardLat": row["districtLat"],
        "wardLon": row["districtLon"],
    }


def current_rows() -> list[Row]:
    """3,321 rows since 1 July 2025, one a commune: codes, names, keys, point (degrees) and area (km²)."""
    return _rows(_CURRENT)


def converter() -> dict[str, Any]:
    """The package's own table from old communes to new ones, by its keys."""
    text = (_folder() / "converter_2025.json").read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))
