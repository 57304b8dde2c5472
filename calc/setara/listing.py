"""What the calculator knows, as plain rows: for the command line, the data pages and whoever wants the records."""

from __future__ import annotations

from typing import Any

from setara.categories import IMPACTS
from setara.core import present
from setara.core.records import Figure
from setara.facts import FACTORS, MODELS, PLACES, ends
from setara.question import FIELDS

Row = dict[str, Any]


def range_of(figure: Figure, unit: str) -> str:
    """The range of a figure in its own unit, as text; empty where it has none."""
    if figure.range is None:
        return ""
    size, name = present.rung(figure.value, unit)
    low, high = (present.trimmed(end / size, 3) for end in figure.range)
    return f"{low} to {high} {name}".strip()


def factors() -> list[Row]:
    """Every factor, one row for each option."""
    return [
        {
            "name": factor.name if option == "default" else f"{factor.name}.{option}",
            "value": present.quantity(figure.value, factor.unit).replace("\u00a0", " "),
            "range": range_of(figure, factor.unit),
            "kind": figure.kind, "source": figure.source, "stage": factor.stage,
        }
        for factor in FACTORS.values()
        for option, figure in factor.options.items()
    ]  # fmt: skip


def fields() -> list[Row]:
    """Every field of a question."""
    return [
        {
            "field": name,
            "link_key": one.key,
            "default": "" if one.default is None else one.default,
            "accepted": one.accepted(),
            "meaning": one.hint,
        }
        for name, one in FIELDS.items()
    ]


def size(parameters: Any) -> str:
    """A model's size in 1e9 parameters; a range where it is not published."""
    low, high = ends(parameters)
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def models() -> list[Row]:
    """Every model."""
    return [
        {
            "model": name,
            "name": one.name,
            "active_1e9": size(one.active_parameters),
            "total_1e9": size(one.total_parameters),
            "status": one.status,
            "released": one.released,
            "source": one.source,
        }
        for name, one in sorted(MODELS.items(), key=lambda item: (item[1].developer.lower(), item[1].name.lower()))
    ]  # fmt: skip


def grids() -> list[Row]:
    """Every place, with its electricity in each category."""
    rows = []
    for code, place in sorted(PLACES.items(), key=lambda item: item[1].name):
        figures = {one.id: getattr(place, one.id) for one in IMPACTS}
        texts = {
            one.id: present.quantity(figures[one.id].value, f"{one.unit}/kWh").replace("\u00a0", " ")
            if figures[one.id]
            else "none found"
            for one in IMPACTS
        }
        rows.append({"grid": code, "name": place.name, **texts, "scope": place.scope})
    return rows
