"""One site: its register row, its history, its reports, its neighbours. The reader's role narrows each."""

import polars as pl

from data.measures.counts import COUNTS
from data.scope import Reader, Scope
from data.store.kept import kept
from data.store.snapshot import Schema, Snapshot
from queries.packed import PACKED, unpacked
from queries.statements import statement

STATION: Schema = {
    "station_id": pl.String,
    "name": pl.String,
    "site_kind": pl.String,
    "parent_station_id": pl.String,
    "region63": pl.String,
    "province63": pl.String,
    "district63": pl.String,
    "commune63": pl.String,
    "estimated63": pl.Boolean,
    "region34": pl.String,
    "province34": pl.String,
    "commune34": pl.String,
    "estimated34": pl.Boolean,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "zone": pl.Int8,
    "area": pl.Int8,
    "connection": pl.String,
    "people": pl.Int64,
    "own_staff": pl.Int16,
    "own_doctors": pl.Int16,
    "opened_on": pl.Date,
    "closed_on": pl.Date,
    "platform_since": pl.Date,
    "phone": pl.String,
    "counts": pl.Boolean,
    "stage": pl.String,
    "last_report": pl.Date,
    "periods_silent": pl.Int16,
    "periods_held_back": pl.Int16,
    "ledgers_reopened": pl.Int8,
    "ledger_states": pl.String,
    "first_date": pl.Date,
    "last_date": pl.Date,
}
HISTORY: Schema = {
    "date": pl.Date,
    **dict.fromkeys(("name", "site_kind", "parent_station_id", "commune63", "commune34"), pl.String),
    "own_doctors": pl.Int16,
    "counts": pl.Boolean,
    "stage": pl.String,
    "last_report": pl.Date,
    "periods_silent": pl.Int16,
    "periods_held_back": pl.Int16,
    "ledgers_reopened": pl.Int8,
    "ledger_states": pl.String,
    **dict.fromkeys(COUNTS, pl.Int64),
}
REPORT: Schema = {
    "date": pl.Date,
    "submitted_at": pl.Datetime("us"),
    "visits": pl.Int64,
    "visits_paperless": pl.Int64,
    "visits_insured": pl.Int64,
    "records_created": pl.Int64,
    "records_matched": pl.Int64,
    "records_updated": pl.Int64,
    "records_opened": pl.Int64,
    "citizens_with_doctor": pl.Int64,
    "templates_in_use": pl.Int8,
    "network_connected": pl.Boolean,
    "teleconsultations": pl.Int64,
    "chatbot_sessions": pl.Int64,
    "recording_minutes": pl.Int64,
    "working_minutes": pl.Int64,
}

HELD_BACK: Schema = {
    "date": pl.Date,
    "register": pl.List(pl.String),
    "report": pl.List(pl.String),
    "sent_at": pl.Datetime("us"),
    "ledgers": pl.Int32,
    "ledger_reasons": pl.List(pl.String),
}

NOTE: Schema = {
    "date": pl.Date,
    "check": pl.String,
    "field": pl.String,
    "value": pl.Float64,
    "expected": pl.Float64,
    **dict.fromkeys(("warning", "compared", "before", "now"), pl.String),
}


@kept
def station(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """The site on the snapshot's date, or no row when the register of that date has none. Columns: STATION.

    first_date and last_date are the snapshots between which the register has it at all.
    """
    return snapshot.frame(statement("station"), Scope(reader=reader), STATION, station_id=station_id)


@kept
def station_history(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row per date of the version that has the site, oldest first. Columns: HISTORY."""
    packed = {name: HISTORY[name] for name in HISTORY if name not in COUNTS} | {"packed_counts": PACKED}
    rows = snapshot.frame(statement("station_history"), Scope(reader=reader), packed, station_id=station_id)
    return unpacked(rows, snapshot.mart.counts).select(*HISTORY).sort("date")


@kept
def station_reports(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row per report of the site, the latest first, values as they came. Columns: REPORT (UTC)."""
    reports = snapshot.frame(
        statement("station_reports"), Scope(reader=reader), REPORT, station_id=station_id
    )
    return reports.with_columns(pl.col("submitted_at").dt.replace_time_zone("UTC"))


@kept
def station_held_back(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row per date on which something of the site was sent and nothing of its kind accepted, by date.

    Columns: HELD_BACK. register, report, ledger_reasons: why, none where nothing was held back; sent_at: when
    the report was sent (UTC), null where that cannot be read; ledgers: how many came and are not known.
    """
    scope = Scope(reader=reader)
    rows = snapshot.frame(statement("station_held_back"), scope, HELD_BACK, station_id=station_id)
    return rows.with_columns(pl.col("sent_at").dt.replace_time_zone("UTC"))


@kept
def station_notes(snapshot: Snapshot, station_id: str, reader: Reader) -> pl.DataFrame:
    """One row per value of the site that failed a check or is hard to believe, the latest first: NOTE.

    check, field, value, expected: of a failed check, as in `queries/quality.py`; warning, compared, before,
    now: of what was accepted and is hard to believe, as in `queries/warned.py`; null in the other's rows.
    """
    return snapshot.frame(statement("station_notes"), Scope(reader=reader), NOTE, station_id=station_id)
