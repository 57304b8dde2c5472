"""The impact categories, and formulas that read the same in each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from setara.core.formula import Body, Formula, formula


@dataclass(frozen=True)
class Category:
    """One impact category with the unit it is counted in."""

    id: str
    name: str
    noun: str
    what: str
    unit: str
    symbol: str


ELECTRICITY = Category(
    "electricity", "Electricity", "electricity", "final energy, at the meter", "kWh", "E"
)
CARBON = Category(
    "carbon", "Greenhouse gas", "greenhouse gas", "GWP100", "kgCO2e", r"\mathrm{CO_2}"
)
WATER = Category("water", "Water", "water", "consumed, not withdrawn", "L", "W")
METALS = Category(
    "metals", "Metals", "metals and minerals", "ADPe, abiotic depletion of elements", "kgSb", "M"
)
PRIMARY_ENERGY = Category(
    "primary_energy", "Primary energy", "primary energy", "fossil, nuclear and renewable", "MJ", "Q"
)

CATEGORIES = (ELECTRICITY, CARBON, WATER, METALS, PRIMARY_ENERGY)
IMPACTS = CATEGORIES[1:]


def each_impact(
    *, unit: str, symbol: str, categories: tuple[Category, ...] = IMPACTS
) -> Callable[[Body], tuple[Formula, ...]]:
    """Mark a function as one formula per category: the word "impact" in its names stands for the
    category.

    In unit and symbol "impact" stands for the category's unit and symbol, in the meaning for its
    noun.
    """

    def mark(body: Body) -> tuple[Formula, ...]:
        pattern = formula(unit=unit, symbol=symbol)(body)
        return tuple(
            replace(
                pattern,
                name=pattern.name.replace("impact", category.id),
                needs=tuple(need.replace("impact", category.id) for need in pattern.needs),
                unit=unit.replace("impact", category.unit),
                symbol=symbol.replace("impact", category.symbol),
                meaning=pattern.meaning.replace("impact", category.noun),
            )
            for category in categories
        )

    return mark
