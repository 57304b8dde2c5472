"""The whole life cycle: every stage in one graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from setara.categories import CATEGORIES, IMPACTS
from setara.core.formula import Formula
from setara.core.graph import Graph, Leaf
from setara.facts import EXACT, FACTORS, STAGES
from setara.fields import Fields
from setara.question import FIELDS
from setara.settable import Settable


def _formulas() -> list[Formula]:
    found: list[Formula] = []
    for stage in STAGES:
        for one in vars(import_module(f"setara.{stage}.formulas")).values():
            found.extend(part for part in (one if isinstance(one, tuple) else (one,)) if isinstance(part, Formula))
    return found


def _inputs() -> list[Leaf]:
    asked = [
        Leaf("answers_per_day", "1/day", r"r_{\mathrm{ans}}", "Answers a service gives on one day"),
        Leaf("service_months", "month", r"t_{\mathrm{serve}}", "How long a service runs"),
        Leaf("output_tokens", "token", r"n_{\mathrm{vis}}", "Visible tokens of one answer"),
        Leaf("reasoning_tokens", "token", r"n_{\mathrm{reas}}", "Reasoning tokens of one answer, visible or not"),
        Leaf("prompt_tokens", "token", r"n_{\mathrm{in}}", "Fresh prompt tokens of one answer"),
        Leaf("cached_tokens", "token", r"n_{\mathrm{cache}}", "Cached prompt tokens of one answer"),
        Leaf("active_parameters", "Gparam", r"P_a", "Parameters one token uses"),
        Leaf("total_parameters", "Gparam", r"P_t", "Parameters held in memory"),
        Leaf("training_tokens", "token", r"D", "Tokens the model was trained on"),
    ]
    for one in IMPACTS:
        unit, kind = f"{one.unit}/kWh", one.noun
        asked.append(
            Leaf(f"grid_{one.id}", unit, rf"g^{{{one.symbol}}}", f"{kind.capitalize()} per kilowatt-hour where it runs")
        )
        asked.append(
            Leaf(
                f"training_grid_{one.id}",
                unit,
                rf"g_{{\mathrm{{train}}}}^{{{one.symbol}}}",
                f"{kind.capitalize()} per kilowatt-hour where the model was trained",
            )
        )
    return asked


def _graph() -> Graph:
    formulas = _formulas()
    computed = {one.name for one in formulas}
    factors = [
        Leaf(one.name, one.unit, one.symbol, one.meaning) for one in FACTORS.values() if one.name not in computed
    ]
    return Graph(formulas, [*_inputs(), *factors, *(leaf for _, leaf in EXACT.values())])


GRAPH = _graph()
RESULTS = (*(f"total_{one.id}" for one in CATEGORIES), "chip_energy_per_output_token")
LIFE = ("average", "service", "break_even_tokens", "training_part")  # what a whole life is asked for, in each category
LIFE_RESULTS = (*RESULTS, *(f"{part}_{one.id}" for part in LIFE for one in CATEGORIES))
LARGEST = 1e30
SHARES = {"active_share": (0.0, 1.0)}
LIMITS = {
    name: (
        max(one.least or 0.0 for one in factor.options.values()),
        min(one.most or (1.0 if name.endswith("_counted") else LARGEST) for one in factor.options.values()),
    )
    for name, factor in FACTORS.items()
}


def field_names(fields: Fields) -> dict[str, str]:
    """The nodes that fields ask for, each with its field."""
    numbers = {one.node or name: name for name, one in fields.items() if one.type == "number"}
    return {node: name for node, name in numbers.items() if node in GRAPH.nodes}


def settable(fields: Fields, results: Iterable[str], names: Mapping[str, str]) -> Settable:
    """The leaves behind some results that no field asks for; `names` are those of the fields, by node."""
    behind = GRAPH.behind(results, ALWAYS_KNOWN)
    leaves = [name for name in behind if name in GRAPH.leaves and name not in names and name not in EXACT]
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
EVERY_NODE = Settable(GRAPH, _bounds(), {}, {})  # for the published results that are computed again, and for ranges
NODES = settable(FIELDS, RESULTS, field_names(FIELDS))
