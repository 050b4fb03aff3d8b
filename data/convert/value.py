"""What a cell means."""

from typing import NamedTuple


class Misfit(ValueError):
    """A cell that its column cannot hold."""


class Value(NamedTuple):
    """The meaning of a cell; `how` names what had to be understood, empty where nothing."""

    value: object
    how: str = ""
