"""A plugin for pytest (`-p tests.mutants.words_read`): writes down which words a run reads, by key.

Keys end up in `MUTANTS_WORDS`, one a line: a key, `family.` for all below it, or `*` for the whole catalogue.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from data import words

seen: set[str] = set()
catalogue, under = words.catalogue, words.under


class Watched(dict[str, str]):
    """A catalogue that notes the keys it is asked for."""

    def __getitem__(self, key: str) -> str:
        seen.add(key)
        return super().__getitem__(key)

    def __iter__(self) -> Iterator[str]:
        seen.add("*")
        return super().__iter__()

    def __contains__(self, key: object) -> bool:
        seen.add(str(key))
        return super().__contains__(key)

    def items(self) -> Any:
        seen.add("*")
        return super().items()


@cache
def watched(language: words.Language) -> Watched:
    return Watched(catalogue(language))


def family(prefix: str, language: words.Language) -> Mapping[str, str]:
    seen.add(f"{prefix}.")
    whole = "*" in seen
    found = under(prefix, language)
    if not whole:
        seen.discard("*")
    return found


words.catalogue = watched
words.under = family


def pytest_sessionfinish() -> None:
    Path(os.environ["MUTANTS_WORDS"]).write_text("\n".join(sorted(seen)), encoding="utf-8")
