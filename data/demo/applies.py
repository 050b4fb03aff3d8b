"""Ledgers that do not apply to a station: malaria in the delta, deliveries in the city (all shares ours)."""

import numpy as np

from data.demo.country import Country
from data.demo.streams import Flags, Floats, Streams

# Share of stations that do not keep a ledger: lowland zone 1, other lowland, listed communes.
NOT_KEPT = {
    "L43": (0.88, 0.75, 0.18), "L44": (0.90, 0.80, 0.25), "L45": (0.90, 0.80, 0.20),  # malaria
    "L21": (0.60, 0.40, 0.08), "L23": (0.45, 0.40, 0.35), "L07": (0.40, 0.20, 0.05),  # births, abortion
    "L52": (0.50, 0.65, 0.70), "L51": (0.15, 0.25, 0.25), "L27": (0.10, 0.15, 0.15),  # harm reduction
    "L36": (0.03, 0.05, 0.10), "L41": (0.30, 0.30, 0.30), "L30": (0.25, 0.20, 0.10),  # school, deaths
    "L10": (0.12, 0.08, 0.10), "L06": (0.10, 0.15, 0.30), "L11": (0.10, 0.12, 0.20),  # tradition
    "L28": (0.10, 0.10, 0.20), "L62": (0.15, 0.10, 0.05), "L64": (0.20, 0.20, 0.25),
}  # fmt: skip
TOGETHER = {"L44": "L43", "L45": "L43", "L51": "L52"}  # decided by the same draw as the other book


def applicable(country: Country, streams: Streams) -> Flags:
    """[site, ledger]: True where the ledger applies; fixed for the whole series."""
    setting = np.where(country.area > 0, 2, np.where(country.zone == 1, 0, 1))
    applies = np.ones((len(country), 78), dtype=bool)
    draws: dict[str, Floats] = {}
    for ledger, shares in NOT_KEPT.items():
        source = TOGETHER.get(ledger, ledger)
        if source not in draws:
            draws[source] = streams.of(f"not kept {source}").random(len(country))
        applies[:, int(ledger[1:]) - 1] = draws[source] >= np.array(shares)[setting]
    return applies
