"""So much of one impact: its value, its draws, what it counts and where it is from; and ratios of
two such."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from setara.core.draws import Draws, quantiles
from setara.core.records import Figure
from setara.facts.boundary import Boundary
from setara.facts.things import Alternative

MEGAJOULES_PER_KILOWATT_HOUR = 3.6


@dataclass(frozen=True)
class Quantity:
    """An amount of an impact category, in the category's unit."""

    value: float
    draws: Any
    boundary: Boundary
    figure: Figure | None = None

    def times(self, number: float) -> Quantity:
        """So many of it."""
        return replace(self, value=self.value * number, draws=self.draws * number)

    def range(self) -> tuple[float, float]:
        """The 2.5 and 97.5 % points; twice the value where no range is known."""
        return _spread(self.draws) if isinstance(self.draws, Draws) else (self.value, self.value)


@dataclass(frozen=True)
class Ratio:
    """How many of one make the other, with its range from shared draws: what stands on both sides
    cancels."""

    value: float
    low: float
    high: float

    def times(self, number: float) -> Ratio:
        """So many times as large."""
        return Ratio(self.value * number, self.low * number, self.high * number)

    def inverse(self) -> Ratio:
        """The other way round."""
        return Ratio(1 / self.value, 1 / self.high, 1 / self.low)


def published(alternative: Alternative, column: str, count: int) -> Quantity:
    """A published figure with the range its source gives; the same column is shared by everything
    that uses it."""
    value, (low, high) = alternative.figure.value, alternative.range
    drawn = value if low == high else _drawn(column, count, low, value, high)
    return Quantity(value, drawn, alternative.boundary, alternative.figure)


@lru_cache(maxsize=64)
def _drawn(column: str, count: int, low: float, value: float, high: float) -> Draws:
    return Draws.lognormal(column, count, low, value, high)


@lru_cache(maxsize=64)
def _spread(draws: Draws) -> tuple[float, float]:
    low, _, high = quantiles(draws)
    return low, high


def ratio(left: Quantity, right: Quantity) -> Ratio | None:
    """left over right; nothing where the right side may be nothing."""
    if not right.value or (not isinstance(right.draws, Draws) and not right.draws):
        return None
    if isinstance(right.draws, Draws) and min(right.draws) <= 0:
        return None
    drawn = left.draws / right.draws
    value = left.value / right.value
    if not isinstance(drawn, Draws):
        return Ratio(value, value, value)
    low, _, high = quantiles(drawn)
    return Ratio(value, low, high)
