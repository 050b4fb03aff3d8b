"""Signing in and out, and who was refused, for the audit log."""

from data.audit.entry import Deed
from data.audit.opened import noted
from data.scope import Reader
from data.settings import settings

NOBODY = "-"


def note(deed: Deed, who: str = NOBODY, reader: Reader | None = None, **facts: str) -> None:
    """Add an entry; who: the id of a person, where the provider or the proxy has said it.

    A refusal is noted only where somebody is known by then, or a provider's answer did not check out: what
    anybody can send in any number would fill the log.
    """
    role = ":".join(filter(None, (reader.role, reader.province))) if reader else NOBODY
    noted(settings().audit, deed, who, role, **facts)
