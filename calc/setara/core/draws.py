"""A number we are not sure of, as a column of draws."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import repeat
from math import exp, floor, log
from random import Random
from statistics import NormalDist
from typing import Any
from zlib import crc32

from setara.core.verbs import VERBS

NORMAL_AT_HIGH = NormalDist().inv_cdf(0.975)


@lru_cache(maxsize=4)
def _scores(count: int) -> list[float]:
    """The middle of each of `count` equally likely strata of the standard normal."""
    return [NormalDist().inv_cdf((stratum + 0.5) / count) for stratum in range(count)]


@lru_cache(maxsize=256)
def standard_normal(name: str, count: int) -> tuple[float, ...]:
    """The standard normal column that belongs to a name: one draw in each of `count` equal strata,
    shuffled.

    The same name gives the same column everywhere, so a factor that stands on both sides of a ratio
    cancels.
    """
    random = Random(crc32(name.encode())).random
    return tuple(
        score
        for _, score in sorted(zip([random() for _ in range(count)], _scores(count), strict=True))
    )


class Draws:
    """Equally likely values of one quantity; arithmetic works draw by draw, with draws or plain
    numbers."""

    __slots__ = ("column",)

    def __init__(self, column: list[float]) -> None:
        self.column = column

    @classmethod
    def lognormal(cls, name: str, count: int, low: float, median: float, high: float) -> Draws:
        """Two half lognormals that meet at the median, with 2.5 % below `low` and 2.5 % above
        `high`."""
        if not 0 < low <= median <= high:
            raise ValueError(
                f"{name}: {low} to {high} around {median} is not a positive range in order"
            )
        down, up = log(median / low) / NORMAL_AT_HIGH, log(high / median) / NORMAL_AT_HIGH
        return cls(
            [median * exp(z * (up if z > 0 else down)) for z in standard_normal(name, count)]
        )

    @staticmethod
    def at(z: float, low: float, median: float, high: float) -> float:
        """The value of such a quantity at `z` standard deviations."""
        return median * exp(z / NORMAL_AT_HIGH * log(high / median if z > 0 else median / low))

    def within(self, least: float | None, most: float | None) -> Draws:
        """The same draws, those beyond a bound set to the bound."""
        column = self.column
        if least is not None:
            column = [max(value, least) for value in column]
        if most is not None:
            column = [min(value, most) for value in column]
        return Draws(column)

    @staticmethod
    def _each(do: Callable[..., float], *values: Any) -> Draws:
        return Draws(
            list(
                map(
                    do,
                    *(
                        value.column if isinstance(value, Draws) else repeat(value)
                        for value in values
                    ),
                )
            )
        )

    @classmethod
    def verb(cls, name: str, values: tuple[Any, ...]) -> Draws:
        """A verb, draw by draw."""
        return cls._each(VERBS[name], *values)

    def __add__(self, operand: Any) -> Draws:
        return self if operand == 0 else self._each(operator.add, self, operand)

    def __sub__(self, operand: Any) -> Draws:
        return self._each(operator.sub, self, operand)

    def __rsub__(self, operand: Any) -> Draws:
        return self._each(operator.sub, operand, self)

    def __mul__(self, operand: Any) -> Any:
        if operand == 0:
            return 0.0  # nothing is nothing however uncertain its factor, and needs no draws
        return self if operand == 1 else self._each(operator.mul, self, operand)

    def __truediv__(self, operand: Any) -> Draws:
        return self._each(operator.truediv, self, operand)

    def __rtruediv__(self, operand: Any) -> Draws:
        return self._each(operator.truediv, operand, self)

    __radd__, __rmul__ = __add__, __mul__

    def __len__(self) -> int:
        return len(self.column)

    def __iter__(self) -> Iterator[float]:
        return iter(self.column)


def quantiles(
    values: Draws | float, shares: tuple[float, ...] = (0.025, 0.5, 0.975)
) -> tuple[float, ...]:
    """The values below which the given shares of the draws lie; a plain number is its own
    quantile."""
    if not isinstance(values, Draws):
        return (values,) * len(shares)
    column = sorted(values)
    limits = []
    for share in shares:
        place = share * (len(column) - 1)
        below = floor(place)
        above = min(below + 1, len(column) - 1)
        limits.append(column[below] + (column[above] - column[below]) * (place - below))
    return tuple(limits)
