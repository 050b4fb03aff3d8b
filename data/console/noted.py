"""The entry that a command which changes what is published leaves in the audit log."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from data.audit.entry import Deed

# Command → the deed, what of its outcome says that anything was done, and what of it is told.
CHANGES: "dict[str, tuple[Deed, tuple[str, ...], tuple[str, ...]]]" = {
    "publish": ("published", ("dates", "resettled"), ("version",)),
    "rollback": ("rolled_back", ("version",), ("version", "previous")),
    "withdraw": ("withdrawn", ("version",), ("version", "withdrawn")),
    "prune": ("pruned", ("removed",), ("removed",)),
}


def note(given: Namespace, outcome: Any) -> None:
    """Leave the entry, of a command that has ended well."""
    deed, signs, told = CHANGES.get(given.run.__name__, (None, (), ()))
    if deed is None or not any(outcome.get(sign) for sign in signs):
        return
    from data.audit.opened import noted, system_user
    from data.settings import settings

    facts = {name: _text(outcome[name]) for name in told}
    noted(settings().audit, deed, system_user(), "operator", store=str(given.store), **facts)


def _text(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
