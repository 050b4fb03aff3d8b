"""Where the settings say that marks are kept, and whether anybody may set them."""

from collections.abc import Callable

from data.errors import TramSoError

LOOPBACK = ("127.0.0.1", "::1", "localhost")
KINDS = ("postgresql://", "postgresql+psycopg://")


def marks_named(text: Callable[[str], str]) -> str | None:
    """A file of SQLite or the URL of a PostgreSQL; None where marks are off.

    text: the name of a setting → what it is set to. Beyond loopback, where nobody signs in, nobody knows who
    sets a mark, so they are off there until TRAMSO_MARKS_ON_NETWORK allows them. Never says an address that
    it refuses: a password may stand in it.
    """
    where, allowed = text("MARKS"), text("MARKS_ON_NETWORK")
    if allowed not in ("yes", "no"):
        raise TramSoError(f"TRAMSO_MARKS_ON_NETWORK is “{allowed}”: set it to yes or no.")
    if "://" in where and not where.startswith(KINDS):
        raise TramSoError(
            "TRAMSO_MARKS is of no kind known: set it to a file such as var/marks.sqlite, "
            "to an address such as postgresql://user@host/marks, or to off."
        )
    reachable = text("HOST") in LOOPBACK or allowed == "yes" or text("AUTH") != "none"
    return where if reachable and where not in ("", "off") else None
