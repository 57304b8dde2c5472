"""Units as powers of named units, so that a formula can be run on units to check it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

ALIASES = {"W": "J/s"}


class Unit:
    """A product of named units, written "kWh", "J/token", "GB/token/token", "kgCO2e.h" or "1"."""

    __slots__ = ("powers",)

    def __init__(self, text: str) -> None:
        over, *under = text.split("/")
        self.powers: defaultdict[str, float] = defaultdict(float)
        for sign, names in ((1, over.split(".")), (-1, under)):
            for name in names:
                if name in ALIASES:
                    for base, power in Unit(ALIASES[name]).powers.items():
                        self.powers[base] += sign * power
                elif name != "1":
                    self.powers[name] += sign

    @classmethod
    def _made(cls, powers: dict[str, float]) -> Unit:
        unit = cls("1")
        unit.powers.update({name: power for name, power in powers.items() if power})
        return unit

    def _times(self, operand: Any, sign: int) -> Unit:
        if not isinstance(operand, Unit):
            return self
        names = self.powers.keys() | operand.powers.keys()
        return Unit._made({name: self.powers[name] + sign * operand.powers[name] for name in names})

    def __add__(self, operand: Any) -> Unit:
        operand = operand if isinstance(operand, Unit) else Unit("1")
        if operand != self:
            raise TypeError(f"cannot add or compare {operand} with {self}")
        return self

    def __mul__(self, operand: Any) -> Unit:
        return self._times(operand, 1)

    def __truediv__(self, operand: Any) -> Unit:
        return self._times(operand, -1)

    def __rtruediv__(self, operand: Any) -> Unit:
        return Unit("1")._times(self, -1)

    __rmul__ = __mul__
    __radd__ = __sub__ = __rsub__ = __add__

    @classmethod
    def verb(cls, name: str, values: tuple[Any, ...]) -> Unit:
        """The unit of a verb's result; refuses unlike units and exponents on anything that has a
        unit."""
        first, *rest = (value if isinstance(value, Unit) else cls("1") for value in values)
        if name == "square_root":
            return cls._made({unit: power / 2 for unit, power in first.powers.items()})
        if name == "power" and not first == rest[0] == cls("1"):
            raise TypeError(
                f"a power needs a base and an exponent without unit, not {first} and {rest[0]}"
            )
        return first + rest[0]

    def _key(self) -> frozenset[tuple[str, float]]:
        return frozenset((name, power) for name, power in self.powers.items() if power)

    def __eq__(self, operand: object) -> bool:
        return isinstance(operand, Unit) and self._key() == operand._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        parts = sorted(self._key())
        over = ".".join(
            name if power == 1 else f"{name}^{power:g}" for name, power in parts if power > 0
        )
        under = "".join(
            f"/{name}" if power == -1 else f"/{name}^{-power:g}"
            for name, power in parts
            if power < 0
        )
        return (over or "1") + under
