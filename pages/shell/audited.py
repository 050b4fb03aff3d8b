"""What a reader of the request did, for the audit log."""

from flask import g, has_request_context

from data.audit.entry import Deed
from pages.shell.reader import reader
from pages.signin import audited


def note(deed: Deed, **facts: str) -> None:
    """Add what the reader of the request did."""
    who = str(g.get("who", audited.NOBODY)) if has_request_context() else audited.NOBODY
    audited.note(deed, who, reader(), **facts)
