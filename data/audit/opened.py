"""The audit log that the settings name, noted in wherever something is done that it holds."""

import getpass
import logging
from pathlib import Path

from data.audit.entry import Deed
from data.audit.log import AuditLog

OFF = ("", "off")


def folder_named(text: str) -> Path | None:
    """The folder that a setting names, None where the log is off."""
    return None if text in OFF else Path(text)


def noted(folder: Path | None, deed: Deed, who: str, role: str, **facts: str) -> None:
    """Add an entry; where it cannot be written the server's log says so, and what was done stays done."""
    if folder is None:
        return
    try:
        AuditLog(folder).note(deed, who, role, **facts)
    except (OSError, ValueError) as error:
        logging.getLogger(__name__).error("The audit log in %s cannot be written: %s", folder, error)


def system_user() -> str:
    """Who runs a command, as the system names him; the number of a user without a name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
