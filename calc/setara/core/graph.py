"""All formulas as one graph: names are the edges."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

from setara.core.formula import Formula
from setara.core.units import Unit


@dataclass(frozen=True)
class Leaf:
    """A name that is not computed but read: a factor, an input or an exact conversion."""

    name: str
    unit: str
    symbol: str
    meaning: str


class GraphError(Exception):
    """A formula that cannot stand in the graph; the message names it and the near miss."""


class Graph:
    """Formulas and leaves that fit together in name, unit and symbol, in an order that can be
    computed."""

    def __init__(self, formulas: Iterable[Formula], leaves: Iterable[Leaf]) -> None:
        self.nodes: dict[str, Formula | Leaf] = {}
        both: list[Formula | Leaf] = [*leaves, *formulas]
        for node in both:
            if node.name in self.nodes:
                raise GraphError(f"{node.name} is defined twice")
            self.nodes[node.name] = node
        self.formulas = {
            name: node for name, node in self.nodes.items() if isinstance(node, Formula)
        }
        self.leaves = {name: node for name, node in self.nodes.items() if isinstance(node, Leaf)}
        self._above: dict[frozenset[str], frozenset[str]] = {}
        self._refuse_unknown_needs()
        self.order = self._order()
        self._refuse_unit_slips()
        self._refuse_twin_symbols()

    def _refuse_unknown_needs(self) -> None:
        for formula in self.formulas.values():
            for need in formula.needs:
                if need not in self.nodes:
                    near = ", ".join(get_close_matches(need, self.nodes, n=3)) or "none"
                    raise GraphError(
                        f"{formula.name} needs {need}, which nothing provides; near: {near}"
                    )

    def _order(self) -> tuple[Formula, ...]:
        try:
            names = TopologicalSorter(
                {name: formula.needs for name, formula in self.formulas.items()}
            ).static_order()
            return tuple(self.formulas[name] for name in names if name in self.formulas)
        except CycleError as error:
            raise GraphError(f"the formulas run in a circle: {' → '.join(error.args[1])}") from None

    def _refuse_unit_slips(self) -> None:
        for formula in self.order:
            try:
                unit = formula(*(Unit(self.nodes[need].unit) for need in formula.needs))
            except TypeError as error:
                raise GraphError(f"{formula.name}: {error}") from None
            if unit != Unit(formula.unit):
                raise GraphError(
                    f"{formula.name} is declared in {formula.unit} but its body gives {unit}"
                )

    def _refuse_twin_symbols(self) -> None:
        seen: dict[str, str] = {}
        for node in self.nodes.values():
            if node.symbol in seen:
                raise GraphError(
                    f"{node.name} and {seen[node.symbol]} share the symbol {node.symbol}"
                )
            seen[node.symbol] = node.name

    def evaluate(
        self, given: Mapping[str, Any], wanted: Container[str] | None = None
    ) -> dict[str, Any]:
        """Every node's value, or the wanted ones', from a value for every leaf; what is given is
        not computed."""
        values = dict(given)
        for formula in self.order:
            if formula.name not in values and (wanted is None or formula.name in wanted):
                values[formula.name] = formula.body(*[values[need] for need in formula.needs])
        return values

    def above(self, names: frozenset[str]) -> frozenset[str]:
        """Every formula that rests on one of the names, directly or not."""
        if names not in self._above:
            dependents: set[str] = set()
            for formula in self.order:
                if any(need in names or need in dependents for need in formula.needs):
                    dependents.add(formula.name)
            self._above[names] = frozenset(dependents)
        return self._above[names]

    def moved(
        self,
        values: Mapping[str, Any],
        given: Iterable[str],
        changes: Mapping[str, Any],
        wanted: Container[str] | None = None,
    ) -> dict[str, Any]:
        """All values again after some given ones changed; only what rests on them is computed,
        nothing given is."""
        stale = self.above(frozenset(changes)).difference(given)
        rest = {name: value for name, value in values.items() if name not in stale}
        return self.evaluate(rest | dict(changes), wanted)

    def toward(self, targets: Iterable[str]) -> Graph:
        """The part of the graph that the targets rest on: nothing else is computed."""
        wanted, part = set(self.behind(targets)), copy(self)
        vars(part).update(
            order=tuple(formula for formula in self.order if formula.name in wanted), _above={}
        )
        return part

    def behind(self, targets: Iterable[str], given: Iterable[str] = ()) -> list[str]:
        """The targets and everything they rest on, targets first; nothing behind a given name."""
        names: dict[str, None] = {}
        stops, waiting = set(given), list(targets)
        while waiting:
            name = waiting.pop(0)
            if name not in names:
                names[name] = None
                if name in self.formulas and name not in stops:
                    waiting.extend(self.formulas[name].needs)
        return list(names)
