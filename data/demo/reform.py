"""July 2025: every old station lives on; one of each new commune is the station, the others its points."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo.calendar import REFORM_MONTH
from data.demo.country import Country
from data.demo.growth import Adoption
from data.demo.places import names_2025, other_parts
from data.demo.streams import Flags, Streams, Whole, Words

OLD_CODE_STAYS = 0.010  # share of sites whose register keeps the old code at first (ours)
OLD_CODE_MONTHS = (1, 4)  # and for how many months
OLD_SIGN_MONTHS = 3  # a sign is repainted within so many months


@dataclass(frozen=True)
class Reform:
    """Fate of each site in the reorganisation; one entry per site."""

    code: Words  # of the 2025 commune
    parent: Words  # station_id of a point's station, None for a station
    name: Words  # as it signs after the reform
    old_code_until: Whole  # month in which the register changes the code (a fault until then)
    old_sign_until: Whole  # month in which the sign changes

    @property
    def is_point(self) -> Flags:
        """True for a site that becomes a point."""
        return np.array([parent is not None for parent in self.parent], dtype=bool)


def reform(country: Country, adoption: Adoption, streams: Streams) -> Reform:
    """The reform of a country; the same site keeps its role in every later month."""
    code = _codes(country)
    parent = _parents(country, adoption, code)
    random = streams.of("old codes")
    late = random.random(len(country)) < OLD_CODE_STAYS
    until = REFORM_MONTH + np.where(late, random.integers(*OLD_CODE_MONTHS, len(country)), 0)
    sign = REFORM_MONTH + streams.of("old signs").integers(0, OLD_SIGN_MONTHS + 1, len(country))
    return Reform(code, parent, _names(country, code, parent), until, sign)


def _codes(country: Country) -> Words:
    """A further site of a split commune stands in one of its lesser parts, the first in the main one."""
    lesser = other_parts()
    old, main = country.sites["code"].to_list(), country.sites["code_2025"].to_list()
    codes = [_part(lesser.get(o, []), m, k) for o, m, k in zip(old, main, country.ordinal, strict=True)]
    return np.array(codes, dtype=object)


def _part(lesser: list[str], main: str, ordinal: int) -> str:
    elsewhere = [code for code in lesser if code != main]
    return elsewhere[ordinal - 1] if 1 <= ordinal <= len(elsewhere) else main


def _parents(country: Country, adoption: Adoption, code: Words) -> Words:
    """The largest of the sites open on both sides of the reform is the station, first sites before others."""
    lasting = (adoption.opened < REFORM_MONTH) & np.isinf(adoption.closed)
    order = np.lexsort((-country.people_2019, country.ordinal, ~lasting))
    ids = country.sites["station_id"].to_numpy()
    head: dict[str, str] = {}
    for site in order:
        head.setdefault(code[site], ids[site])
    own = [head[c] for c in code]
    return np.array([None if h == i else h for h, i in zip(own, ids, strict=True)], dtype=object)


def _names(country: Country, code: Words, parent: Words) -> Words:
    new = names_2025()
    shorts = country.sites["short"].to_list()
    rows = zip(shorts, country.ordinal, code, parent, strict=True)
    names = [f"Trạm Y tế {spoken(new[c])}" if p is None else point_name(s, k) for s, k, c, p in rows]
    return np.array(names, dtype=object)


def spoken(full: str) -> str:
    """A unit's full name inside a sentence: “Phường Phúc Xá” → “phường Phúc Xá”."""
    return full[:1].lower() + full[1:]


def point_name(short: str, ordinal: int) -> str:
    """“Điểm trạm Phúc Xá”, with a number from the second site on."""
    place = spoken(short) if short.startswith("Phường ") else short
    return f"Điểm trạm {place}" + (f" {ordinal + 1}" if ordinal else "")


def station_names(sites: pl.DataFrame, ordinal: Whole) -> Words:
    """The signs before the reform: “Trạm Y tế phường Phúc Xá”, “… – cơ sở 2” for a second site."""
    pairs = zip(sites["name"].to_list(), ordinal, strict=True)
    names = [f"Trạm Y tế {spoken(n)}" + (f" – cơ sở {k + 1}" if k else "") for n, k in pairs]
    return np.array(names, dtype=object)
