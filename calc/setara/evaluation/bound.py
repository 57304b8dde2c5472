"""The value of a leaf in a question: how sure it is, from where, and which draws it shares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Any

from setara.core.draws import Draws
from setara.core.records import Figure
from setara.questions.limits import EVERY_NODE


@dataclass(frozen=True)
class Bound:
    """The value of one leaf in one question: how sure, from where, and which draws it shares."""

    value: float
    origin: str  # factor | input | exact
    low: float | None = None
    high: float | None = None
    column: str = ""
    figure: Figure | None = None
    least: float | None = None
    most: float | None = None
    place: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether the value is drawn from a range."""
        return self.low is not None and self.high is not None and self.low < self.high

    def at(self, z: float) -> float:
        """The value at `z` standard deviations of its range, within its bounds."""
        if self.low is None or self.high is None:
            return self.value
        value = Draws.at(z, self.low, self.value, self.high)
        value = value if self.least is None else max(value, self.least)
        return value if self.most is None else min(value, self.most)

    def draws(self, count: int) -> Draws | float:
        """The value as draws, or the plain value where it has no range."""
        if self.low is None or self.high is None or self.low == self.high:
            return self.value
        return _drawn(self.column, count, self.low, self.value, self.high, self.least, self.most)


@lru_cache(maxsize=512)
def _drawn(
    column: str,
    count: int,
    low: float,
    median: float,
    high: float,
    least: float | None,
    most: float | None,
) -> Draws:
    return Draws.lognormal(column, count, low, median, high).within(least, most)


def of_figure(figure: Figure, column: str, place: str) -> Bound:
    """A recorded figure, drawn from the column it shares."""
    low, high = figure.range or (None, None)
    return Bound(
        figure.value, "factor", low, high, column, figure, figure.least, figure.most, place
    )


def said(name: str, value: Any) -> Bound:
    """What the reader said: a value without a range, or a range around its geometric mean."""
    if not isinstance(value, (list, tuple)):
        return Bound(float(value), "input")
    low, high = value
    least, most = EVERY_NODE[name]
    return Bound(sqrt(low * high), "input", low, high, f"given.{name}", least=least, most=most)
