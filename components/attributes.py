"""HTML attributes with a hyphen, which Python cannot name."""

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """`aria_label="…"` → {"aria-label": "…"}; Dash's signatures do not know them, hence values of any type."""
    return {name.replace("_", "-"): text for name, text in named.items()}
