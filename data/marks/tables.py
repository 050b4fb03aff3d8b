"""The one table of marks, as migrations leave it: a row an event, never changed and never deleted."""

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

metadata = MetaData()

events = Table(
    "mark_events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Uuid, nullable=False),
    Column("station", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("version", String(64), nullable=False),
    Column("listed", Date, nullable=False),
    Column("day", Date),
    Column("text", Text, nullable=False),
    Column("undoes", Uuid),
    UniqueConstraint("id", name="mark_events_once"),
    Index("mark_events_of_station", "station", "number"),
)
