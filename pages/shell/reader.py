"""Who reads, as the request says; what a command of the server makes is for the ministry."""

from flask import g, has_request_context

from data.marks.event import LONGEST_NAME
from data.scope import Reader
from data.settings import settings


def reader() -> Reader:
    """The reader of the request that is being answered; everybody sees all where nobody signs in.

    Raises RuntimeError where readers sign in and nobody has said who this one is: no page is for nobody.
    """
    if not has_request_context():
        return Reader()
    if settings().auth.on and "reader" not in g:
        raise RuntimeError("A request came past pages/signin/guard.py: nobody knows whose it is.")
    found: Reader = g.get("reader", Reader())
    return found


def signed_in() -> bool:
    """Whether the answer is for a reader who signed in, and so for nobody else."""
    return has_request_context() and "reader" in g


def signed_name() -> str:
    """The name under which the reader of the request signed in; empty where nobody does."""
    who = g.get("who") if has_request_context() else None
    return who.name[:LONGEST_NAME] if who else ""
