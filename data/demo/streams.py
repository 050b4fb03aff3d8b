"""Random numbers that stay put: one stream a purpose and month, so a new column changes no other."""

from typing import TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Whole: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Words: TypeAlias = npt.NDArray[np.object_]

ALWAYS = -1  # the "month" of what does not change from month to month


class Streams:
    """Hands out seeded generators by purpose; the same seed, purpose and month give the same numbers."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def of(self, purpose: str, month: int = ALWAYS) -> np.random.Generator:
        """A generator for one purpose, and for one month (index in the series) where it differs by month."""
        return np.random.default_rng([self.seed, crc32(purpose.encode()), month + 1])
