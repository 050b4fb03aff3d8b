"""The synthetic country: a landing folder as the stations' platform would leave it, none of it real."""

from data.demo.write import MONTHS, SEED, STATIONS, write_demo

__all__ = ["MONTHS", "SEED", "STATIONS", "write_demo"]
