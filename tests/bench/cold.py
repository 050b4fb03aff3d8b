"""A cold start for measurements: every answer kept in memory forgotten."""

from data.store.answers import ANSWERS


def forget() -> None:
    """Forget what the loaders keep."""
    ANSWERS.clear()
