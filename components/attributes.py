"""HTML attributes with a hyphen, which Python cannot name."""

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """`aria_label="…"` → {"aria-label": "…"}: Dash's signatures know no such names, so values are Any."""
    return {name.replace("_", "-"): text for name, text in named.items()}
