"""Marks that managers set on stations: events that are only ever added, in SQLite or PostgreSQL."""
