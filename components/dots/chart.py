"""The chart that dots make: places in rows with their stations by stage, and the dots themselves."""

from dataclasses import dataclass, field

from components.charts.chart import Chart
from components.dots.order import Dots
from components.dots.tiles import Layout


@dataclass(frozen=True)
class DotChart(Chart):
    """A chart of kind `dot_matrix`. frame: code, name, value, stations and one column a stage.

    at: the number of its date among those of the dots. wide, narrow, phone: where tiles lie on each of those
    screens. ways: the address of each tile, by code. country: whether all provinces are tiles, so that west
    of the coast is room for the key.
    """

    dots: Dots = field(kw_only=True)
    at: int = field(kw_only=True)
    wide: Layout = field(kw_only=True)
    narrow: Layout = field(kw_only=True)
    phone: Layout = field(kw_only=True)
    ways: dict[str, str] = field(kw_only=True)
    country: bool = field(kw_only=True)
