"""What a reader of the request did, for the audit log."""

from flask import g, has_request_context

from data.audit.entry import Deed
from data.audit.opened import noted
from data.settings import settings
from pages.shell.reader import reader

NOBODY_SIGNED_IN = "-"


def note(deed: Deed, **facts: str) -> None:
    """Add what the reader of the request did."""
    who = str(g.get("who", NOBODY_SIGNED_IN)) if has_request_context() else NOBODY_SIGNED_IN
    role = ":".join(filter(None, (reader().role, reader().province)))
    noted(settings().audit, deed, who, role, **facts)
