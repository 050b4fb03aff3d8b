"""`python -m tests.words.where KEY`: the lines that make the words of a key, or of all keys below it."""

import sys

from tests.words.families import lines
from tests.words.usage import HOLE, holes, keys


def where(asked: str) -> list[str]:
    """One line a use: module, line and, where keys are computed, their shape."""
    shape = asked.replace("*", HOLE)
    wanted = {key for key in keys() if holes(shape).fullmatch(key) or key.startswith(f"{asked}.")}
    uses = dict.fromkeys(use for key in sorted(wanted) for use in lines()[key])
    return [f"{use.module}:{use.line}  {use.shape}" for use in uses]


if __name__ == "__main__":
    found = where(sys.argv[1])
    print("\n".join(found) or f"There are no words under “{sys.argv[1]}”.")
    sys.exit(not found)
