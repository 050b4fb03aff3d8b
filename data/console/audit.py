"""The command that reads the audit log."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from data.console.arguments import add_command, natural
from data.console.commands import Outcome

if TYPE_CHECKING:
    from data.audit.entry import Entry
    from data.console.arguments import Commands


def add_audit(commands_of: "Commands") -> None:
    """Add `audit`."""
    command = add_command(commands_of, "audit", "verify the audit log, and show or trim it", audit)
    command.add_argument("--show", type=natural, default=0, metavar="N", help="print the newest N entries")
    command.add_argument(
        "--trim", action="store_true", help="remove the months that are older than TRAMSO_AUDIT_DAYS"
    )
    command.add_argument("--log", type=Path, metavar="DIR", help="another folder than TRAMSO_AUDIT names")


def audit(given: Namespace) -> Outcome:
    """Verify every entry; 1 with a sentence for each fault. A log with a fault is not trimmed."""
    from data.audit.log import AuditLog
    from data.audit.opened import system_user
    from data.settings import settings

    folder = given.log or settings().audit
    if folder is None or not folder.is_dir():
        where = "The log is off (TRAMSO_AUDIT)" if folder is None else f"There is no log in {folder}"
        return Outcome({"entries": 0}, [f"{where}: nothing to verify."])
    log = AuditLog(folder)
    found = log.verify()
    if found.faults:
        return Outcome({"entries": found.entries, "faults": found.faults}, (), 1, list(found.faults))
    trimmed = log.trim(settings().audit_days, system_user()) if given.trim else 0
    entries = list(log.entries())
    shown = entries[-given.show :] if given.show else []
    last = f"; the last is {entries[-1].number}, {entries[-1].hash}" if entries else ""
    lines = [f"{len(entries):,} entries, none changed{last}.", *map(_line, shown)]
    gone = f"Removed {trimmed:,} entries of months past {settings().audit_days} days."
    value = {"entries": len(entries), "trimmed": trimmed, "shown": [asdict(entry) for entry in shown]}
    return Outcome(value, [gone, *lines] if given.trim else lines)


def _line(entry: "Entry") -> str:
    facts = " ".join(f"{name}={text}" for name, text in entry.facts.items())
    return f"{entry.number:>7} {entry.at} {entry.deed:<12} {entry.who} ({entry.role}) {facts}".rstrip()
