"""A cold start for measurements: every loader's cache emptied."""

import functools
import gc


def forget() -> None:
    """Empty the cache of every loader."""
    for held in gc.get_objects():
        if isinstance(held, functools._lru_cache_wrapper) and held.__module__.startswith("queries"):
            held.cache_clear()
