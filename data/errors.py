class TramSoError(Exception):
    """Something the operator can mend; its text is one sentence that says what to do next."""
