"""The table of events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table; it says itself that an event is kept once."""
    op.create_table(
        "mark_events",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("station", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("listed", sa.Date, nullable=False),
        sa.Column("day", sa.Date),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("undoes", sa.Uuid),
        sa.UniqueConstraint("id", name="mark_events_once"),
    )
    op.create_index("mark_events_of_station", "mark_events", ["station", "number"])
