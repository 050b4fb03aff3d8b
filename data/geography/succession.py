"""Successors of each commune on 1 July 2025, from the package's converter table."""

from collections.abc import Iterator

import polars as pl

from data.geography.package import Row, converter

SCHEMA = {"old_code": pl.String, "new_code": pl.String, "whole": pl.Boolean, "default": pl.Boolean}

Pair = tuple[str, str, bool, bool]


def succession(legacy: list[Row], current: list[Row]) -> pl.DataFrame:
    """One row a pair of an old commune and a 2025 commune that holds some of it (10,602 rows).

    Columns: old_code, new_code, whole (all of the old commune went there), default (the part that the
    package calls the main one; exactly one an old commune). No shares of people or area are known.
    """
    old = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey']}": row["wardCode"] for row in legacy}
    new = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in current}
    pairs = [*_whole(old, new), *_split(old, new)]
    return pl.DataFrame(pairs, schema=SCHEMA, orient="row").sort("old_code", "new_code")


def _whole(old: dict[str, str], new: dict[tuple[str, str], str]) -> Iterator[Pair]:
    for province, communes in converter()["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, sources in communes.items():
            for source in sources:
                yield old[source], new[province, commune], True, True


def _split(old: dict[str, str], new: dict[tuple[str, str], str]) -> Iterator[Pair]:
    for province, communes in converter()["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in communes.items():
            for part in parts:
                yield old[source], new[province, part["newWardKey"]], False, part["isDefaultNewWard"]
