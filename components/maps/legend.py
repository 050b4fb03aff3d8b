"""The legend of a map: its classes, and the kinds of blank that it has, with the number of places in each."""

from dataclasses import dataclass

from components.colours import BLANKS
from components.maps.chart import MapChart


@dataclass(frozen=True)
class Entry:
    """A class: its place in the list of classes, words, colour, how many places are in it, whether blank."""

    index: int
    label: str
    colour: str
    count: int
    blank: bool


def legend_of(chart: MapChart) -> list[Entry]:
    """Every class, those without a place too; kinds of blank only where there are some."""
    classed = chart.geography.classes
    counts = dict(chart.frame.group_by("class").len().iter_rows())
    values = len(classed.colours) - len(BLANKS)
    return [
        Entry(index, label, colour, counts.get(index, 0), index >= values)
        for index, (label, colour) in enumerate(zip(classed.labels, classed.colours, strict=True))
        if index < values or counts.get(index)
    ]
