"""What an operator says of a file of official shapes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Described:
    """The file's layer of ours, who made it and when, and the fields of the units' codes or names.

    only: the one province that the file holds; what is loaded of others stays. layer: the file's own layer.
    """

    scheme: str
    level: str
    code_field: str | None
    source: str
    date: str
    name_field: str | None = None
    only: str | None = None
    layer: str | None = None
