"""Who reads, as the request says; what a command of the server makes is for the ministry."""

from flask import g, has_request_context

from data.scope import Reader


def reader() -> Reader:
    """The reader of the request that is being answered; everybody sees all where nobody signs in."""
    found: Reader = g.get("reader", Reader()) if has_request_context() else Reader()
    return found


def signed_in() -> bool:
    """Whether the answer is for a reader who signed in, and so for nobody else."""
    return has_request_context() and "reader" in g
