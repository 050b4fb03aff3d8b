"""Everything that can be looked for: units of both eras, communes merged before May 2025, sites."""

import polars as pl

from data.geography.merged import merged_communes
from data.geography.naming import named
from data.scope import Reader, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.statements import statement

INDEXED: Schema = {
    "kind": pl.String,
    "scheme": pl.String,
    "level": pl.String,
    "code": pl.String,
    "name_vi": pl.String,
    "name_en": pl.String,
    "short_vi": pl.String,
    "province": pl.String,
    "district": pl.String,
    "commune": pl.String,
    "valid_from": pl.Date,
    "valid_to": pl.Date,
    "closed_on": pl.Date,
}
FINDABLE: Schema = {**INDEXED, "sure": pl.Boolean}
MERGED = FINDABLE.keys() - {"valid_from", "closed_on"}


@kept
def search_index(snapshot: Snapshot, reader: Reader) -> pl.DataFrame:
    """One row per unit, and per site that the reader may see. Columns: FINDABLE.

    kind is "unit", "merged" or "station"; for a site, level is "station", code its id, province and commune
    those of 2025, the dates are the first and last snapshot with it, and closed_on what its last register row
    says. For a commune merged before May 2025 commune is its successor, which is sure or an estimate.
    The same for every date of a version.
    """
    index = snapshot.frame(statement("search_index"), Scope(reader=reader), INDEXED)
    return pl.concat([index, _merged(index)], how="diagonal").select(*FINDABLE)


def _merged(index: pl.DataFrame) -> pl.DataFrame:
    """The communes merged before the list of units was made whose successors are in the index."""
    communes = index.filter(scheme="63", level="commune")
    gone = merged_communes().join(communes, on="code", how="anti").with_columns(kind=pl.lit("merged"))
    names = [named(name) for name in gone["name_vi"]]
    own = gone.with_columns(
        pl.Series("name_en", [name.name_en for name in names], pl.String),
        pl.Series("short_vi", [name.short_vi for name in names], pl.String),
        commune="successor_code",
    )
    places = communes.select("scheme", "level", "province", "district", commune="code")
    return own.join(places, on="commune").select(pl.col(name) for name in FINDABLE if name in MERGED)
