"""The counts that the ladders of the platforms are made of."""

from components.reading.level import level_of
from components.reading.view import View
from queries.counts import counts_now
from queries.platforms import platforms_by_place


def numbers_now(view: View) -> dict[str, int]:
    """The scope's counts on the date with the pairs of `platforms_by_place`, by name."""
    counts = counts_now(view.snapshot, view.scope).row(0, named=True)
    pairs = platforms_by_place(view.snapshot, view.scope, level_of(view)).drop("code")
    return counts | {name: pairs[name].sum() for name in pairs.columns}
