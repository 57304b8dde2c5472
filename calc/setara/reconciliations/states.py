"""A figure under a set of assumptions, by the calculator's own graph: as a point and as draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from setara.evaluation.binding import bind
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, read
from setara.reconciliations.sides import UNSAID, Aspect, Side
from setara.stages.life_cycle import GRAPH

COUNT = int(FIELDS["draws"].default)
Change = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class State:
    """Assumptions by name; whose electricity and whose hardware it is, or the calculator's."""

    category: str
    aspects: dict[str, Aspect]
    electricity: Side | None
    making: Side | None

    def totals(self) -> tuple[float, Any]:
        """The figure as a point and as draws."""
        return self._total(0), self._total(COUNT)

    def node(self, name: str) -> float:
        """The point value of another node."""
        value: float = self._nodes(0)[name]
        return value

    def _total(self, count: int) -> Any:
        return self._nodes(count)[f"total_{self.category}"]

    def _nodes(self, count: int) -> dict[str, Any]:
        changes = _metered(self.electricity, count)
        if self.making is not None and self.making.making is not None:
            accelerator = _accelerator(self.making, count)
            changes[f"accelerator_{self.category}"] = lambda _: accelerator
        return _nodes(self.category, self.aspects, count, changes)


@cache
def _wanted(category: str) -> frozenset[str]:
    """What the total of a category rests on, and where electricity is metered."""
    return frozenset(GRAPH.behind([f"total_{category}", "facility_electricity"]))


def _nodes(
    category: str, aspects: Mapping[str, Aspect], count: int, changes: Mapping[str, Change]
) -> dict[str, Any]:
    """The nodes of a category under the assumptions; what changes is computed from them and
    computed on from there."""
    values: dict[str, Any] = {}
    for settings in (*UNSAID.values(), *(aspect.values for aspect in aspects.values())):
        values |= settings
    fields = {
        key: value for key, value in values.items() if key in FIELDS and key not in GRAPH.formulas
    }
    question = read(fields, NODES)
    if question.problems:
        raise ValueError(question.problems[0].message)
    bound = bind(question)
    given = {key: value for key, value in values.items() if key not in fields}
    leaves = {
        name: leaf.draws(count) if count else leaf.value for name, leaf in bound.items()
    } | given
    wanted = _wanted(category)
    nodes = GRAPH.evaluate(leaves, wanted)
    if not changes:
        return nodes
    return GRAPH.moved(
        nodes, leaves, {key: change(nodes) for key, change in changes.items()}, wanted
    )


def _metered(side: Side | None, count: int) -> dict[str, Change]:
    """The chips' energy scaled so that the side's own assumptions give the electricity that it
    publishes."""
    if side is None or side.metered is None:
        return {}
    scale = side.metered / _nodes(side.category, side.aspects, count, {})[side.node]
    return {"chip_energy": lambda nodes: nodes["chip_energy"] * scale}


def _accelerator(side: Side, count: int) -> Any:
    """What making one accelerator must weigh for the hardware's part that the side states."""
    nodes = _nodes(side.category, side.aspects, count, _metered(side, count))
    return nodes[f"accelerator_{side.category}"] * (
        side.making / nodes[f"hardware_{side.category}"]
    )
