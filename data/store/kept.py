"""Loaders asked once for what they answer twice.

Nothing kept holds a mart: a version that is no longer open leaves nothing behind.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from data.store.answers import ANSWERS
from data.store.snapshot import Snapshot

P = ParamSpec("P")
R = TypeVar("R")


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """The function, keeping its answers; its arguments are hashable, its answers are not changed by anyone.

    The first snapshot among the arguments says which version owns the answer; without one it is of none.
    """

    @wraps(make)
    def answer(*args: P.args, **named: P.kwargs) -> R:
        owner = next((one for one in args if isinstance(one, Snapshot)), None)
        answers = owner.mart.answers if owner else ANSWERS
        key = (make, *map(_plain, args), *((name, _plain(value)) for name, value in named.items()))
        found = answers.found(key)
        if found is None:
            found = (make(*args, **named),)
            answers.keep(key, owner.version if owner else None, found[0])
        value: R = found[0]
        return value

    return answer


def _plain(argument: object) -> object:
    """An argument as part of a key: of a snapshot only what names it, for a key must not hold a mart."""
    return (argument.version, argument.date) if isinstance(argument, Snapshot) else argument
