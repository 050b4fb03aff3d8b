"""Whole columns of numbers as they are shown, for what the browser writes: in steps of the last decimal."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.words.numbers import SAME, NumberStyle

Numbers = np.ndarray[Any, np.dtype[np.float64]]
STRICT = 0.25  # of a step, by which a bound lies above the value that it leaves out
EQUAL = 12  # decimals in which equal numbers agree


def in_steps(values: Numbers, style: NumberStyle) -> Numbers:
    """Numbers as counts of the last decimal shown: 0.4532 of a share is 453; nan stays nan.

    A value that rounding would take across an edge (`beside_edge`) lies half a step from the number that
    bounds it: 0.9996 of a share is 999.5, “over 99.9 %”.
    """
    scale = _scale(style)
    exact = values * scale
    # Halves go away from zero; nine decimals first, so that 0.4535 × 1000 is not 453.4999….
    nearest = np.sign(exact) * np.floor(np.abs(np.round(exact, 9)) + 0.5)
    beside = np.zeros(exact.shape, dtype=bool)
    for edge in style.edges:
        at = np.floor(round(edge * scale, 9) + 0.5)
        beside |= (nearest == at) & (np.abs(values - edge) > float(SAME))
    steps: Numbers = np.where(beside, np.floor(exact) + 0.5, nearest + 0.0)
    return steps


def bounds_in_steps(bounds: Sequence[float], style: NumberStyle) -> Numbers:
    """Lower bounds of classes, to be held against `in_steps`: a value and its class are shown alike.

    A bound that lies just above a number (by `nextafter`) leaves that number out.
    """
    numbers = np.array([round(bound, EQUAL) for bound in bounds])
    strict = np.array(bounds, dtype=float) > numbers
    steps: Numbers = np.round(numbers * _scale(style), 9) + np.where(strict, STRICT, 0)
    return steps


def _scale(style: NumberStyle) -> int:
    return (100 if style.kind == "share" else 1) * int(10**style.decimals)
