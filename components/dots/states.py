"""What the character of a dot means, and how it looks: the seven stages and three that are none."""

from dataclasses import dataclass

from components.colours import ABSENT_DOT, CLOSED_DOT, STAGES, UNKNOWN_DOT
from data.measures.counts import STAGES as STAGE_NAMES
from data.measures.counts import UNKNOWN


@dataclass(frozen=True)
class State:
    """One character of data/mart/sql/stage_history.sql: digit, the key of its words under `stage.`, its look.

    shape: `dot`, `ring`, `dash` or `point`.
    """

    digit: int
    key: str
    colour: str
    shape: str = "dot"


STATES = (
    State(0, "absent", ABSENT_DOT, "point"),
    *(State(n, name, STAGES[n - 1]) for n, name in enumerate(STAGE_NAMES, 1)),
    State(len(STAGE_NAMES) + 1, UNKNOWN, UNKNOWN_DOT, "ring"),
    State(len(STAGE_NAMES) + 2, "closed", CLOSED_DOT, "dash"),
)
PAPERLESS = tuple(state.digit for state in STATES if state.key in ("paperless", "sustained"))
# From the left of a tile: the furthest stage first, then those on none.
FROM_LEFT = (*range(len(STAGE_NAMES), 0, -1), len(STAGE_NAMES) + 1, len(STAGE_NAMES) + 2, 0)
