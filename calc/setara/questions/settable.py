"""Which names of the graph a question may set, and what is said of every other: no result is ever
stated.

A reader may set leaves: inputs and factors that no formula computes. What is asked for as a field
is said as that field, and so passes its checks.
"""

from __future__ import annotations

from collections.abc import Mapping

from setara.core.graph import Graph
from setara.questions.fields import Field, Fields, Problem, near
from setara.writing.wording import among, heading, spoken

Bounds = tuple[float, float]
NAMED = 3  # of what may be set instead of a result


class Settable(dict[str, Bounds]):
    """The names that a question may set, with the bounds of each; `field_names` are those of nodes
    that fields set."""

    def __init__(
        self,
        graph: Graph,
        bounds: Mapping[str, Bounds],
        fields: Fields,
        field_names: Mapping[str, str],
    ) -> None:
        super().__init__(bounds)
        self.graph, self.fields, self.field_names = graph, fields, field_names

    def field(self, name: str) -> Field:
        """What is accepted of a name; whether something is counted is no or yes, 0 or 1."""
        least, most = self[name]
        whole = name.endswith("_counted")
        return Field(name, "number", heading(name), "", least=least, most=most, whole=whole)

    def refusal(self, name: str) -> Problem:
        """Why a name may not be set, and what may be instead."""
        place, title = f"given.{name[:60]}", heading(name[:60])
        if name in self.field_names:
            field_name = self.field_names[name]
            field = self.fields[field_name]
            message = (
                f"{title} is asked for as the field “{field.label}”: {field_name}, in links "
                f"{field.key}."
            )
            return Problem(place, message, field_name, [field_name])
        if name in self.graph.formulas:
            instead = self._behind(name)
            words = among([f"{word} ({key})" for key, word in instead.values()])
            message = (
                f"{title} is a result: it is computed, and nothing may state it. It follows from "
                f"{words}."
            )
            return Problem(place, message, ", ".join(instead), list(instead))
        if name in self.graph.leaves:
            message = f"{title} changes nothing here: it is exact, or belongs to another question."
            return Problem(place, message, "a name from `setara explain`")
        accepted = "a name from `setara factors` or `setara explain`"
        return Problem(
            place, f"Nothing in the calculation is called {name[:60]}.", accepted, near(name, self)
        )

    def _behind(self, name: str) -> dict[str, tuple[str, str]]:
        """The nearest of what a result follows from and a question may say: the key of each in
        links, and its words."""
        nearest: dict[str, tuple[str, str]] = {}
        for need in self.graph.behind([name], self.field_names)[1:]:
            if need in self.field_names:
                field = self.fields[self.field_names[need]]
                nearest[self.field_names[need]] = (
                    field.key,
                    f"{field.label[:1].lower()}{field.label[1:]}",
                )
            elif need in self:
                nearest[need] = (need, spoken(need))
        return dict(list(nearest.items())[:NAMED])
