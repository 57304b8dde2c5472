"""The whole life cycle: every stage in one graph, and a value with its evidence for every leaf of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from math import sqrt
from typing import Any

from setara.categories import IMPACTS
from setara.core.draws import Draws
from setara.core.formula import Formula
from setara.core.graph import Graph, Leaf
from setara.core.records import Figure
from setara.facts import EXACT, FACTORS, MODELS, PLACES, STAGES, Factor, Place
from setara.question import FIELDS, Question

WORLD, STAND_IN = "WOR", 3.0  # a world figure that stands in for a missing one may be three times off either way


@dataclass(frozen=True)
class Bound:
    """The value of one leaf in one question: how sure, from where, and which draws it shares."""

    value: float
    origin: str  # factor | input | exact
    low: float | None = None
    high: float | None = None
    column: str = ""
    figure: Figure | None = None
    least: float | None = None
    most: float | None = None
    place: str = ""

    @property
    def uncertain(self) -> bool:
        """Whether the value is drawn from a range."""
        return self.low is not None and self.high is not None and self.low < self.high

    def at(self, z: float) -> float:
        """The value at `z` standard deviations of its range, within its bounds."""
        if self.low is None or self.high is None:
            return self.value
        value = Draws.at(z, self.low, self.value, self.high)
        value = value if self.least is None else max(value, self.least)
        return value if self.most is None else min(value, self.most)

    def draws(self, count: int) -> Draws | float:
        """The value as draws, or the plain value where it has no range."""
        if self.low is None or self.high is None or self.low == self.high:
            return self.value
        return _drawn(self.column, count, self.low, self.value, self.high, self.least, self.most)


@lru_cache(maxsize=512)
def _drawn(
    column: str, count: int, low: float, median: float, high: float, least: float | None, most: float | None
) -> Draws:
    return Draws.lognormal(column, count, low, median, high).within(least, most)


def _formulas() -> list[Formula]:
    found: list[Formula] = []
    for stage in STAGES:
        for one in vars(import_module(f"setara.{stage}.formulas")).values():
            found.extend(part for part in (one if isinstance(one, tuple) else (one,)) if isinstance(part, Formula))
    return found


def _inputs() -> list[Leaf]:
    asked = [
        Leaf("answers", "1", "N", "How many answers"),
        Leaf("output_tokens", "token", r"n_{\mathrm{vis}}", "Visible tokens of one answer"),
        Leaf("reasoning_tokens", "token", r"n_{\mathrm{reas}}", "Reasoning tokens of one answer, visible or not"),
        Leaf("prompt_tokens", "token", r"n_{\mathrm{in}}", "Fresh prompt tokens of one answer"),
        Leaf("cached_tokens", "token", r"n_{\mathrm{cache}}", "Cached prompt tokens of one answer"),
        Leaf("active_parameters", "Gparam", r"P_a", "Parameters one token uses"),
        Leaf("total_parameters", "Gparam", r"P_t", "Parameters held in memory"),
        Leaf("training_accelerator_hours", "h", r"H_{\mathrm{train}}", "Accelerator-hours of the final training run"),
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
BOUNDS = {
    one.node or name: (one.least, one.most) for name, one in FIELDS.items() if one.type == "number" and name != "draws"
}
NODES: dict[str, Any] = {name: BOUNDS.get(name, (0.0, 1e30)) for name in GRAPH.nodes if name not in EXACT}


def bind(question: Question) -> tuple[dict[str, Bound], list[dict[str, str]]]:
    """A value for every leaf, and for every formula the reader or a choice replaces; with what the reader should know."""
    values, warnings = question.values, list[dict[str, str]]()
    bound = {name: Bound(value, "exact") for name, (value, _) in EXACT.items()}
    for factor in FACTORS.values():
        option = factor.option(values)
        if option is not None:
            bound[factor.name] = _figure(factor.options[option], factor.column(option), _stands(factor, option))
    _bind_model(question, bound, warnings)
    _bind_place(PLACES[values["grid"]], values["grid"], "grid", bound, warnings)
    for name, one in FIELDS.items():
        node = one.node or name
        if one.type == "number" and node in GRAPH.nodes and values[name] is not None:
            bound[node] = _said(node, values[name])
    for name, value in question.given.items():
        bound[name] = _said(name, value)
    return bound, warnings


def _stands(factor: Factor, option: str) -> str:
    return f"data/factors/#{factor.name}" if option == "default" else f"data/factors/#{factor.name}.{option}"


def _figure(figure: Figure, column: str, place: str) -> Bound:
    low, high = figure.range or (None, None)
    return Bound(figure.value, "factor", low, high, column, figure, figure.least, figure.most, place)


def _said(name: str, value: Any) -> Bound:
    """What the reader said: a value without a range, or a range around its geometric mean."""
    if isinstance(value, list):
        return Bound(
            sqrt(value[0] * value[1]),
            "input",
            value[0],
            value[1],
            f"given.{name}",
            least=NODES[name][0],
            most=NODES[name][1],
        )
    return Bound(float(value), "input")


def _bind_model(question: Question, bound: dict[str, Bound], warnings: list[dict[str, str]]) -> None:
    values = question.values
    model = MODELS[values["model"]] if values["model"] else None
    training = model.training if model else None
    if model:
        evidence = {
            "source": model.source,
            "where": model.where,
            "seen": model.seen,
            "checked": model.checked,
            "note": model.note,
        }
        kind = {"published": "reported", "estimated": "assumed", "unknown": "assumed"}[model.status]
        for name in ("active_parameters", "total_parameters"):
            said = _said(name, _range(getattr(model, name)))
            span = (said.low, said.high) if said.low is not None and said.high is not None else None
            figure = Figure(said.value, kind=kind, range=span, **evidence)
            bound[name] = replace(
                said, column=f"{values['model']}.parameters", figure=figure, place=f"data/models/#{values['model']}"
            )
        if model.precision_bits is not None and values["hardware"] != "local":
            figure = Figure(model.precision_bits, kind="reported", **evidence)
            bound["precision_bits"] = Bound(
                model.precision_bits, "input", figure=figure, place=f"data/models/#{values['model']}"
            )
        if model.status != "published":
            who = "an estimate by others" if model.status == "estimated" else "unknown; this range is our assumption"
            warnings.append({"field": "model", "message": f"The size of {model.name} is not published: {who}."})
    place = training.grid if training else WORLD
    _bind_place(PLACES[place], place, "training_grid", bound, warnings if training else [])
    hours = training.accelerator_hours if training else 0.0
    bound["training_accelerator_hours"] = Bound(hours, "input")
    if training and values["model"]:
        figure = Figure(
            hours,
            training.source,
            training.where,
            "reported",
            training.seen,
            model.checked if model else "",
            training.note,
        )
        link = f"data/models/#{values['model']}"
        bound["training_accelerator_hours"] = Bound(hours, "input", figure=figure, place=link)
        bound["training_accelerator_power"] = Bound(
            training.accelerator_power, "input", figure=replace(figure, value=training.accelerator_power), place=link
        )


def _range(size: Any) -> Any:
    return list(size) if isinstance(size, (list, tuple)) else size


def _bind_place(place: Place, code: str, prefix: str, bound: dict[str, Bound], warnings: list[dict[str, str]]) -> None:
    missing = []
    for one in IMPACTS:
        figure, where = getattr(place, one.id), code
        if figure is None and place.part_of:
            figure, where = getattr(PLACES[place.part_of], one.id), place.part_of
        if figure is None:
            missing.append(one.noun)
            figure, where = _stand_in(place, one.id), WORLD
        bound[f"{prefix}_{one.id}"] = _figure(figure, f"{where}.{one.id}", f"data/grids/#{where}")
    if place.part_of:
        warnings.append(
            {
                "field": "grid",
                "message": f"Only the carbon figure is of {place.name}; the others are of {PLACES[place.part_of].name}.",
            }
        )
    if missing:
        text = f"No figure was found for the {' and '.join(missing)} of electricity in {place.name}: the world's stands in, with a wider range."
        warnings.append({"field": "grid", "message": text})
    if place.scope == "stack":
        warnings.append(
            {
                "field": "grid",
                "message": f"The carbon figure for {place.name} counts the power stations' chimneys only, not the fuel's supply or the building of plants.",
            }
        )


def _stand_in(place: Place, category: str) -> Figure:
    """The world's figure where a place has none: assumed, and less sure by a stated factor."""
    world = getattr(PLACES[WORLD], category)
    low, high = world.range
    note = f"No figure for {place.name} was found: the world's stands in, with a range {STAND_IN:g} times wider on both sides."
    return replace(world, kind="assumed", range=(low / STAND_IN, high * STAND_IN), note=note)
