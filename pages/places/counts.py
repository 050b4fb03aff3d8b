"""The counts of a place, of the place that holds it and of the country by date, in one or two queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from components.reading.coverage_words import speaks_for
from components.reading.covered import with_whom
from components.reading.metric_words import value_text
from components.reading.places import find_place
from components.reading.view import View
from data.measures.blanks import REASON_COUNTS
from data.measures.coverage import share_counts, share_with_data
from data.measures.metric import Metric, value_of
from data.scope import Scope
from data.words import capital
from pages.shell.station_part import at_scope
from queries.counts import counts_by_place_and_date
from queries.similar import similar_places


@dataclass(frozen=True)
class PlaceCounts:
    """Counts of a place and of what it is compared with.

    places: name with every filter → one row per date up to the view's (zeros without a station), in the order
    of `roles`: the place (own), those like it together (similar) where there are such, what holds it (above)
    where that is not the country, the country. similar: the codes of those like it, the most like first.
    siblings: one row per place of its level under the same parent that has a station on the date.
    """

    places: Mapping[str, pl.DataFrame]
    roles: tuple[str, ...]
    similar: tuple[str, ...]
    siblings: pl.DataFrame

    @property
    def now(self) -> list[pl.DataFrame]:
        """The last row of each of `places`: the counts on the view's date."""
        return [rows.tail(1) for rows in self.places.values()]


def place_counts(view: View, metrics: Sequence[Metric]) -> PlaceCounts:
    """The counts that the metrics need. Raises ValueError for the country, which nothing holds."""
    if view.scope.level == "country":
        raise ValueError("The country has no peers: ask for the counts of a place in it.")
    pairs = (name for metric in metrics for name in (metric.numerator, metric.denominator))
    known = (name for metric in metrics for name in share_counts(metric))
    columns = tuple(sorted({*pairs, *known, *REASON_COUNTS}))
    provinces = _provinces(view, columns)
    siblings = _siblings(view, columns, provinces)
    above, country = view.scope.above(), view.scope.country
    like = similar_to(view)
    among = provinces if view.scope.level == "province" else siblings
    frames = {"own": (named(view, view.scope, metrics), siblings.filter(code=view.scope.code))}
    if like:
        frames["similar"] = (view.t("place.similar.name"), among.filter(pl.col("code").is_in(like)))
    if above.level != "country":
        frames["above"] = (named(view, above, metrics), siblings)
    frames["country"] = (named(view, country, metrics), provinces)
    if len({name for name, _ in frames.values()}) < len(frames):  # the town Hòa Bình of the province Hòa Bình
        frames["own"] = (_full_name(view), frames["own"][1])
    places = {name: _by_date(view, rows, columns) for name, rows in frames.values()}
    now = siblings.filter(date=view.snapshot.date).group_by("code").agg(pl.col(columns).sum())
    return PlaceCounts(places, tuple(frames), like, now)


def _full_name(view: View) -> str:
    """The place's name with its kind, as it stands where what holds it has the same name."""
    place = find_place(view.units, view.scope.scheme, view.scope.code or "")
    return place.name(view.language) if place else view.place


def similar_values(
    counts: PlaceCounts, metrics: Sequence[Metric], wide_from: float
) -> dict[str, float | None]:
    """Metric key → the value of the places like it, taken together; None where it speaks for too few.

    Empty without such places.
    """
    if "similar" not in counts.roles:
        return {}
    known = [
        pl.when(share_with_data(metric) >= wide_from).then(value_of(metric)).alias(metric.key)
        for metric in metrics
    ]
    return counts.now[counts.roles.index("similar")].select(known).row(0, named=True)


def similar_to(view: View) -> tuple[str, ...]:
    """The codes of the places like the view's: provinces of the country, others under the same parent."""
    scope, level = view.scope, view.scope.level
    if level == "region" or scope.code is None:
        return ()
    among = Scope(scheme=scope.scheme)
    if level != "province":
        above = scope.above()
        among = replace(among, region=above.region, province=above.province, district=above.district)
    return similar_places(view.snapshot, among, level, scope.code)


def named(view: View, scope: Scope, metrics: Sequence[Metric]) -> str:
    """The place of a scope and every filter that holds there, as it stands at the head of a column; where the
    value of one of the metrics speaks for too few, its stations with data.
    """
    there = at_scope(view, scope)
    if not scope.code:
        return capital(compared_with(view, metrics))
    narrow = any(map(there.covered.narrow, metrics))
    return capital(view.t("coverage.with_data_of", place=there.place) if narrow else there.place)


def whole_value(view: View, counts: "PlaceCounts") -> dict[str, str]:
    """What the place is compared with, and its value with whom it speaks for where those are too few."""
    there = at_scope(view, view.scope.country)
    value = value_text(counts.now[-1].select(value_of(view.metric)).item(), view.metric, view.language)
    speaks = with_whom(value, speaks_for(there), view.language)
    return {"whole": compared_with(view, [view.metric]), "country": speaks}


def compared_with(view: View, metrics: Sequence[Metric]) -> str:
    """What the place is compared with, and every filter: the country, the register where it holds too little
    of it, or the stations with data where the value of one of the metrics speaks for too few.
    """
    there = at_scope(view, view.scope.country)
    whole = replace(there, scope=Scope(scheme=there.scope.scheme))
    narrow = any(map(there.covered.narrow, metrics))
    name = view.t("coverage.with_data") if narrow else whole.place_in_sentence
    return view.t("filtered.join").join([there.place, name]) if view.filters else name


def _provinces(view: View, columns: tuple[str, ...]) -> pl.DataFrame:
    """One row per date and province of the country: date, code, counts, region."""
    rows = counts_by_place_and_date(view.snapshot, view.scope.country, "province", columns)
    found = {code: find_place(view.units, view.scope.scheme, code) for code in rows["code"].unique()}
    regions = {code: place.parents[0] for code, place in found.items() if place}
    region = pl.col("code").replace_strict(regions, default=None, return_dtype=pl.String)
    return rows.with_columns(region.alias("region"))


def _siblings(view: View, columns: tuple[str, ...], provinces: pl.DataFrame) -> pl.DataFrame:
    """One row per date and place of the view's level under the same parent."""
    level = view.scope.level
    if level == "region":
        return provinces.with_columns(code=pl.col("region"))
    if level == "province":
        return provinces.filter(region=view.scope.region)
    return counts_by_place_and_date(view.snapshot, view.scope.above(), level, columns)


def _by_date(view: View, rows: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """One row per date up to the view's: the sums of the rows, zeros where there are none."""
    held = rows.group_by("date").agg(pl.col(columns).sum())
    dates = pl.DataFrame({"date": view.snapshot.dates_until}, schema={"date": pl.Date})
    return dates.join(held, on="date", how="left").with_columns(pl.col(columns).fill_null(0)).sort("date")
