"""The places that are forecast: country, regions and provinces of both schemes, as sums of a panel's."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.methods.forecast.series import Floats

PLACE = {"scheme": pl.String, "level": pl.String, "code": pl.String}
COUNTRY = ""


@dataclass(frozen=True)
class Groups:
    """names: one row a group, columns PLACE, the country's code empty. member: groups × places, 0 or 1."""

    names: pl.DataFrame
    member: Floats


def groups_of(places: pl.DataFrame) -> Groups:
    """Every group of the panel's places, those of scheme 34 first."""
    names, member = [], []
    for scheme in ("34", "63"):
        for level in ("country", "region", "province"):
            codes = [COUNTRY] * places.height if level == "country" else places[f"{level}{scheme}"].to_list()
            for code in sorted(set(codes)):
                names.append((scheme, level, code))
                member.append([float(own == code) for own in codes])
    table = pl.DataFrame(names, schema=PLACE, orient="row")
    return Groups(table, np.array(member, dtype=np.float64).reshape(len(names), places.height))
