"""The least and the most that may be given to each input and factor of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from setara.categories import CATEGORIES
from setara.questions.fields import Fields
from setara.questions.question import FIELDS
from setara.questions.settable import Settable
from setara.stages.factors import EXACT, FACTORS
from setara.stages.life_cycle import GRAPH

RESULTS = (*(f"total_{category.id}" for category in CATEGORIES), "chip_energy_per_output_token")


LIFE = (
    "average",
    "service",
    "break_even_tokens",
    "training_part",
)  # what a whole life is asked for, in each category


LIFE_RESULTS = (*RESULTS, *(f"{part}_{category.id}" for part in LIFE for category in CATEGORIES))


LARGEST = 1e30


SHARES = {"active_share": (0.0, 1.0)}


LIMITS = {
    name: (
        max(option.least or 0.0 for option in factor.options.values()),
        min(
            option.most or (1.0 if name.endswith("_counted") else LARGEST)
            for option in factor.options.values()
        ),
    )
    for name, factor in FACTORS.items()
}


def field_names(fields: Fields) -> dict[str, str]:
    """The nodes that fields ask for, each with its field."""
    numbers = {field.node or name: name for name, field in fields.items() if field.type == "number"}
    return {node: name for node, name in numbers.items() if node in GRAPH.nodes}


def settable(fields: Fields, results: Iterable[str], names: Mapping[str, str]) -> Settable:
    """The leaves behind some results that no field asks for; `names` are those of the fields, by
    node."""
    behind = GRAPH.behind(results, ALWAYS_KNOWN)
    leaves = [
        name for name in behind if name in GRAPH.leaves and name not in names and name not in EXACT
    ]
    return Settable(GRAPH, {name: EVERY_NODE[name] for name in leaves}, fields, names)


def _bounds() -> dict[str, tuple[float, float]]:
    asked_for = {
        node: (FIELDS[name].least, FIELDS[name].most)
        for node, name in field_names(FIELDS).items()
        if node in GRAPH.leaves
    }
    known = LIMITS | SHARES | asked_for
    return {name: known.get(name, (0.0, LARGEST)) for name in GRAPH.nodes if name not in EXACT}


ALWAYS_KNOWN = ("answers",)  # is asked for, or follows from a service


EVERY_NODE = Settable(
    GRAPH, _bounds(), {}, {}
)  # for the published results that are computed again, and for ranges


NODES = settable(FIELDS, RESULTS, field_names(FIELDS))
