"""Losses of the three platforms between two steps, remote consultations, record templates in use."""

import polars as pl

from data.scope import Level, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.places import with_places
from queries.statements import statement

# Steps that follow another, each with its SIDES at the sites that know both.
STEPS = (
    *("matched", "updated", "opened", "connected", "consulting", "deployed", "reporting", "paperless"),
    *("assigned", "treated", "chatting", "some_templates", "all_templates"),
)
SIDES = ("before", "lost", "gained")
PAIRS = tuple(f"{step}_{side}" for side in SIDES for step in STEPS)
USED = (
    *("sent", "sent_base", "consulting", "consulting_base", "chatting", "chatting_base"),
    *("some_templates", "all_templates"),
)
SUMS: Schema = dict.fromkeys((*PAIRS, *USED, "templates_base"), pl.Int64)


@kept
def platforms_by_place(snapshot: Snapshot, scope: Scope, level: Level) -> pl.DataFrame:
    """One row per place of `level` on the snapshot's date, empty places included; rows add up to the scope.

    Columns: code; PAIRS (people for matched, updated, opened, assigned and treated, else sites): what the
    step before counts, what of it is lost and what is gained at this step alone, site by site; sent of
    sent_base, the sites that sent a report of those of which it is known; consulting of
    consulting_base and chatting of chatting_base, the sites with a use of those that reported their number;
    some_templates and all_templates of templates_base, those with one and all of 42 in use.
    """
    schema: Schema = {"code": pl.String, **SUMS}
    source = f"sites{scope.scheme}"
    counted = snapshot.frame(statement("platforms_by_place"), scope, schema, source=source, level=level)
    return with_places(snapshot, scope, level, counted).select("code", *SUMS)


@kept
def consulting_by_date(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row a date up to the snapshot's. Columns: date, consulting, consulting_base (sites)."""
    schema: Schema = {"date": pl.Date, "consulting": pl.Int64, "consulting_base": pl.Int64}
    return snapshot.frame(statement("consulting_by_date"), scope, schema, source=f"sites{scope.scheme}")


@kept
def templates_in_use(snapshot: Snapshot, scope: Scope) -> pl.DataFrame:
    """One row per number of templates that a site reported on the date. Columns: templates, stations."""
    schema: Schema = {"templates": pl.Int64, "stations": pl.Int64}
    return snapshot.frame(statement("templates_in_use"), scope, schema, source=f"sites{scope.scheme}")
