"""`make mutants`: put faults into the product by chance, one at a time, and count those that no test notices.

Own code, because the libraries for this (mutmut, cosmic-ray, mutatest) know Python only, and most of what can
be wrong here in silence stands in SQL and in words.
"""

import argparse
import sys
import time
import tomllib
from collections import Counter
from pathlib import Path

from tests.mutants.mutant import Mutant
from tests.mutants.rooms import ROOMS, chosen, source_of
from tests.mutants.tree import copy_project
from tests.mutants.verdict import Records, noticed_by, records

KNOWN_EQUAL = Path(__file__).with_name("known_equal.toml")
MOST_SURVIVING = 0.05


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="mutants, as many for each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--room", choices=ROOMS, action="append", help="this room only")
    return parser.parse_args()


def known_equal() -> set[tuple[str, str]]:
    """Line before and after of every mutant that is shown to mean the same."""
    entries = tomllib.loads(KNOWN_EQUAL.read_text(encoding="utf-8")).get("equal", [])
    return {(entry["before"], entry["after"]) for entry in entries}


def judged(mutant: Mutant, known: Records, equal: set[tuple[str, str]]) -> str:
    """`equal`, `killed` or `survived`; each is printed with the test that noticed it."""
    source = source_of(mutant.path)
    before, after = mutant.before(source), mutant.after(source)
    started = time.monotonic()
    noticed = None if (before, after) in equal else noticed_by(mutant, known)
    verdict = "equal" if (before, after) in equal else "killed" if noticed else "survived"
    place = f"{mutant.path}:{mutant.line(source)}  {mutant.fault}"
    print(f"{verdict:8} {time.monotonic() - started:5.0f} s  {place}  {noticed or ''}", flush=True)
    if verdict == "survived":
        print(f"    before  {before}\n    after   {after}", flush=True)
    return verdict


def table(verdicts: dict[str, Counter[str]]) -> str:
    """A row a room: mutants, killed, survived, known equal."""
    lines = [f"{'':12}{'mutants':>9}{'killed':>9}{'survived':>10}{'known equal':>13}"]
    for room, count in verdicts.items():
        row = f"{room:12}{count.total():>9}{count['killed']:>9}{count['survived']:>10}{count['equal']:>13}"
        lines.append(row)
    return "\n".join(lines)


def main() -> int:
    """0 when at most 5 % of all mutants survive, and none of those in queries."""
    given = arguments()
    rooms = given.room or ROOMS
    copy_project()
    known, equal = records(), known_equal()
    verdicts: dict[str, Counter[str]] = {}
    for at, room in enumerate(rooms):
        count = (given.count * (at + 1)) // len(rooms) - (given.count * at) // len(rooms)
        mutants = chosen(room, count, given.seed)
        verdicts[room] = Counter(judged(mutant, known, equal) for mutant in mutants)
    print(table(verdicts))
    total = sum(verdicts.values(), Counter[str]())
    allowed = (
        total["survived"] <= MOST_SURVIVING * total.total()
        and not verdicts.get("queries", Counter())["survived"]
    )
    return 0 if allowed else 1


sys.exit(main())
