"""What an operator says of a file of official shapes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Described:
    """The file's layer of ours, who made it and when, and the fields of the units' codes or names.

    only: the one province that the file holds; what is loaded of others stays. layer: the file's own layer.
    unit_files: the folder of dated unit files, whose units it may name.
    """

    scheme: str
    level: str
    code_field: str | None
    source: str
    date: str
    name_field: str | None = None
    only: str | None = None
    layer: str | None = None
    unit_files: Path | None = None
