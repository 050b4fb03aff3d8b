"""The stations of a view that fall short, in the order that the reader chose, and where the list is cut."""

from dataclasses import dataclass

import polars as pl

from components.reading.address import Parameter, one_of
from components.reading.view import View
from data.measures.effort import FACTORS, ORDERS, Order, Weights, by_station, in_order, order_of, with_effort
from data.methods.closing import Cut, cut_at_number, cut_at_share
from queries.closing import closing_sites

AUTOMATIC = "auto"
SHARES = ("50", "25", "75", "90")
BEST = ("50", "10", "100", "250", "1000")
STEPS = ("0", "0.5", "1", "2", "4", "8")
STANDARD = Weights()


def weight_parameter(factor: str) -> str:
    """The name under which an address gives the weight of a factor: “weigh_staff”."""
    return f"weigh_{factor}"


def _standard(factor: str) -> str:
    return f"{getattr(STANDARD, factor):g}"


RANKED: dict[str, Parameter] = {
    "priority": one_of(AUTOMATIC, *ORDERS),
    "share": one_of(*SHARES),
    "best": one_of(*BEST),
    **{
        weight_parameter(factor): one_of(
            _standard(factor), *(step for step in STEPS if step != _standard(factor))
        )
        for factor in FACTORS
    },
}


@dataclass(frozen=True)
class Ranked:
    """rows: the stations in order; by_gain: the same by what they bring alone; cut: the list's end.

    unknown: stations of which the metric does not know.
    """

    rows: pl.DataFrame
    by_gain: pl.DataFrame
    unknown: pl.DataFrame
    order: Order
    cut: Cut

    @property
    def listed(self) -> pl.DataFrame:
        """The stations of the list."""
        return self.rows.head(self.cut.stations)

    @property
    def rivals(self) -> pl.DataFrame:
        """As many of those that bring most, whatever the effort."""
        return self.by_gain.head(self.cut.stations)


def weights_of(view: View) -> Weights:
    """The weights that the address gives."""
    return Weights(**{factor: float(view.choices[weight_parameter(factor)]) for factor in FACTORS})


def ranked(view: View) -> Ranked:
    """The list of a view: a number of stations where each is done or not, else those that hold the share."""
    sites = closing_sites(view.snapshot, view.stations, view.metric)
    short = with_effort(sites.filter(pl.col("bottom") > 0), view.metric, weights_of(view))
    unknown = sites.filter(pl.col("bottom") == 0)
    order = order_of(view.metric, view.choices["priority"])
    rows, by_gain = in_order(short, order), in_order(short, "people")
    if by_station(view.metric):
        return Ranked(rows, by_gain, unknown, order, cut_at_number(rows, int(view.choices["best"])))
    return Ranked(rows, by_gain, unknown, order, cut_at_share(rows, int(view.choices["share"])))
