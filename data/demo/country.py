"""The sites of the synthetic country: where they stand, how many people each is responsible for."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from data.demo.places import ISLAND_SHARE, communes
from data.demo.streams import Floats, Streams, Whole, Words
from data.demo.terrain import areas, hardship, zones

CATCHMENT_SIGMA = 0.5  # people of communes inside a province, lognormal (domain.md, ours)
WARD_FACTOR = 1.35  # a ward has more people than its province's mean commune (ours)
REMOTE_FACTOR = 0.75  # a commune of area III has fewer (ours)
SECOND_SITE_SHARE = 0.38  # of a commune's people go to each further site, against 0.62 for the first (ours)


@dataclass(frozen=True)
class Country:
    """Fixed facts of every site, one entry a site in the order of station_id."""

    sites: pl.DataFrame  # station_id, its point (latitude, longitude) and the columns of places.communes
    zone: Whole
    area: Whole  # 0 = not listed
    ordinal: Whole  # 0 for a commune's first site
    people_2019: Floats

    def __len__(self) -> int:
        return self.sites.height

    @property
    def province(self) -> Words:
        """Code of the legacy province of each site."""
        return self.sites["province"].to_numpy()


def make_country(stations: int, streams: Streams) -> Country:
    """A country of `stations` sites on real communes; a smaller one still touches every province it can."""
    places = communes()
    score = hardship(places, streams)
    area = areas(score)
    zone = zones(area, (places["kind"] == "ward").to_numpy().astype(float), streams)
    people = _people(places, area, streams)
    row, ordinal = _chosen(places, score, people, stations, streams)
    sites = places[row].with_columns(
        pl.Series("station_id", [f"K-{number:06d}" for number in range(1, stations + 1)]),
        *_position(places, row, ordinal, streams),
    )
    return Country(sites, zone[row], area[row], ordinal, people[row] * _share(row, ordinal))


def _people(places: pl.DataFrame, area: Whole, streams: Streams) -> Floats:
    """People of each commune in 2019; the communes of a province add up to its census count."""
    draw = streams.of("people").lognormal(0, CATCHMENT_SIGMA, places.height)
    kind = places["kind"].to_numpy()
    # An island district without communes stands in the list as one commune.
    island = (kind == "rural_district") | (places["short"] == "Trường Sa").to_numpy()
    weight = draw * np.where(kind == "ward", WARD_FACTOR, 1) * np.where(area == 3, REMOTE_FACTOR, 1)
    weight = np.where(island, ISLAND_SHARE, weight)
    total = pl.Series(weight).to_frame("weight").with_columns(places["province"])
    of_province = total.select(pl.col("weight").sum().over("province")).to_series().to_numpy()
    people: Floats = weight / of_province * places["province_people"].to_numpy()
    return people


def _chosen(
    places: pl.DataFrame, score: Floats, people: Floats, stations: int, streams: Streams
) -> tuple[Whole, Whole]:
    """Rows of `places` that get a site, with repeats, and the ordinal of the site in its commune."""
    order = _spread(places, streams)
    first = order[: min(stations, len(order))]
    extra = _second_sites(places, score, people, streams)
    more = np.resize(extra, max(0, stations - len(order)))
    row = np.concatenate([first, more])
    ordinal = np.concatenate([np.zeros(len(first), dtype=np.int64), 1 + np.arange(len(more)) // len(extra)])
    sort = np.lexsort((ordinal, row))
    return row[sort], ordinal[sort]


def _spread(places: pl.DataFrame, streams: Streams) -> Whole:
    """Every commune once, so ordered that any beginning is spread over provinces by their size.

    Communes that are merged in 2025 stand together: a small country has stations with points, too.
    """
    draw = streams.of("spread").random(places.height)
    keyed = places.select("province", "code_2025", row=pl.int_range(pl.len()))
    keyed = keyed.with_columns(draw=pl.Series(draw))
    keyed = keyed.with_columns(
        group=pl.col("draw").min().over("code_2025"), turn=pl.col("draw").min().over("province")
    )
    keyed = keyed.sort("province", "group", "draw").with_columns(
        place=pl.int_range(pl.len()).over("province"), size=pl.len().over("province")
    )
    rank = pl.when(pl.col("place") == 0).then(-1.0).otherwise((pl.col("place") + 0.5) / pl.col("size"))
    ordered: Whole = keyed.sort(rank, "turn", "row")["row"].to_numpy()
    return ordered


def _second_sites(places: pl.DataFrame, score: Floats, people: Floats, streams: Streams) -> Whole:
    """Every commune in the order in which it gets a second site: large, remote and split ones first."""
    large = np.log(people / people.mean())
    remote = np.where(score > np.quantile(score, 0.9), 1.2, 0)
    chance = streams.of("second sites").gumbel(0, 0.8, places.height)
    ordered: Whole = np.argsort(-(large + remote + chance), kind="stable")
    return ordered


def _share(row: Whole, ordinal: Whole) -> Floats:
    """Share of the commune's people that each of its sites serves."""
    weight = np.where(ordinal == 0, 1 - SECOND_SITE_SHARE, SECOND_SITE_SHARE)
    share: Floats = weight / np.bincount(row, weights=weight)[row]
    return share


def _position(
    places: pl.DataFrame, row: Whole, ordinal: Whole, streams: Streams
) -> tuple[pl.Series, pl.Series]:
    """Latitude and longitude: some 300 m from the commune's point, second sites some 2 km (degrees)."""
    reach = np.where(ordinal == 0, 0.003, 0.02)
    shift = streams.of("position").normal(0, 1, (2, len(row))) * reach
    latitude = np.round(places["latitude"].to_numpy()[row] + shift[0], 5)
    longitude = np.round(places["longitude"].to_numpy()[row] + shift[1], 5)
    return pl.Series("latitude", latitude), pl.Series("longitude", longitude)
