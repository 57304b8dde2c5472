"""The range bar of a result: its value and range on a logarithmic scale, with what it is compared
with below."""

from __future__ import annotations

from typing import Any

from setara.categories import Category
from setara.writing import present, scale
from setara.writing.scale import Mark

MOST_MARKS = 5
DRAWABLE = (1e-290, 1e290)  # beyond it the powers of ten around a value are no floats


def range_bar(
    category: Category, value: float, low: float, high: float, marks: list[Mark], locale: str = "en"
) -> dict[str, Any] | None:
    """The bar as places in percent; none where there is nothing to draw on a logarithmic scale."""
    if min(value, low) < DRAWABLE[0] or high > DRAWABLE[1]:
        return None
    comparators = scale.fitting([low, value, high], marks[:MOST_MARKS])
    axis = scale.Scale([low, value, high, *(comparator.value for comparator in comparators)])
    placed, heights = scale.lanes(axis, value, comparators)
    texts = present.measured(value, low, high, category.unit, locale)
    compared = (
        ". Compared with "
        + "; ".join(f"{comparator.name} {comparator.text}" for comparator in comparators)
        if comparators
        else ""
    )
    return {
        "label": f"{category.name}: {texts['text']}, 95 % range {texts['range_text']}{compared}",
        "ticks": axis.ticks(),
        "decades": axis.decades(lambda number: short(number, category.unit, locale)),
        "low": axis.place(low),
        "point": axis.place(value),
        "high": axis.place(high),
        "comparators": placed,
        "heights": heights,
    }


def mark(name: str, label: str, value: float, unit: str, locale: str = "en") -> Mark:
    """Something to compare with, with its value as text."""
    return Mark(name, label, short(value, unit, locale), value)


def short(value: float, unit: str, locale: str) -> str:
    """A value with its unit, without what the unit is of."""
    return present.bare(present.quantity(value, unit, 2, locale))
