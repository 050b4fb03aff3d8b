"""The findings of the check of one date: counts and names that travel as JSON."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

# What a file that is no Parquet may be instead.
SEEMS = {
    "empty": "an empty file",
    "damaged": "a Parquet file that is cut off or damaged",
    "archive": "a ZIP archive or an Excel workbook",
    "other": "no Parquet file",
    "text": "text, as a CSV is",
}


@dataclass
class TableCount:
    """Rows of one table; read = accepted + duplicate + superseded + quarantined."""

    read: int = 0
    accepted: int = 0
    duplicate: int = 0
    superseded: int = 0
    quarantined: int = 0


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a file; `similar`: a column of it whose name differs only in what no eye sees."""

    reason: str
    column: str
    came: str
    expected: str
    similar: str = ""

    def sentence(self) -> str:
        """The fault in one line of the report."""
        if self.reason == "unreadable_file":
            return f"{self.reason}: {self.came}"
        name = f" — the file calls it {self.similar!a}" if self.similar else ""
        return f"{self.reason} {self.column}: {self.came}, expected {self.expected}{name}"

    def to_json(self) -> dict[str, str]:
        """Plain values; what is empty is left out."""
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True)
class SourceFile:
    """One file that arrived: its path below the dated folder, size in bytes, rows, and what became of it.

    `fate` is `read`, `held_back` (a column is missing or of a wrong type) or `unreadable`; `faults` say why,
    as `Fault.to_json`.
    """

    table: str
    path: str
    sha256: str
    size: int
    rows: int
    fate: str
    faults: list[dict[str, str]] = field(default_factory=list)


@dataclass
class DateReport:
    """Everything that publishing one date says; `reasons` and `warnings` hold only what occurred."""

    date: date
    tables: dict[str, TableCount] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    files_read: int = 0
    files_unreadable: int = 0
    warnings: dict[str, int] = field(default_factory=dict)
    passed_over: list[str] = field(default_factory=list)
    ignored_columns: list[str] = field(default_factory=list)
    sources: list[SourceFile] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Plain values for json.dumps; the date as ISO text. `asdict` takes a second for 33,000 files."""
        return vars(self) | {
            "date": self.date.isoformat(),
            "tables": {name: asdict(count) for name, count in self.tables.items()},
            "sources": [vars(source) for source in self.sources],
        }

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "DateReport":
        """The report that to_json wrote."""
        return cls(
            **plain
            | {
                "date": date.fromisoformat(plain["date"]),
                "tables": {name: TableCount(**count) for name, count in plain["tables"].items()},
                "sources": [SourceFile(**source) for source in plain["sources"]],
            }
        )
