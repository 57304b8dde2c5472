"""From a question to a value for every leaf of the graph, with its evidence, its range and the draws it shares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt
from typing import Any

from setara.categories import IMPACTS
from setara.core.draws import Draws
from setara.core.records import Figure
from setara.facts import EXACT, FACTORS, MODELS, PLACES, Place
from setara.model import GRAPH, NODES
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


def bind(question: Question) -> dict[str, Bound]:
    """A value for every leaf, and for every formula that the reader or a choice replaces."""
    values = question.choices
    bound = {name: Bound(value, "exact") for name, (value, _) in EXACT.items()}
    for factor in FACTORS.values():
        option = factor.option(values)
        if option is not None:
            anchor = factor.name if option == "default" else f"{factor.name}.{option}"
            bound[factor.name] = _figure(factor.options[option], factor.column(option), f"data/factors/#{anchor}")
    bound |= electricity(values["grid"], "grid")
    bound |= language_model(values["model"], local=values["hardware"] == "local")
    for name, one in FIELDS.items():
        node = one.node or name
        if one.type == "number" and node in GRAPH.nodes and values[name] is not None:
            bound[node] = _said(node, values[name])
    return bound | {name: _said(name, value) for name, value in question.given.items()}


def _figure(figure: Figure, column: str, place: str) -> Bound:
    low, high = figure.range or (None, None)
    return Bound(figure.value, "factor", low, high, column, figure, figure.least, figure.most, place)


def _said(name: str, value: Any) -> Bound:
    """What the reader said: a value without a range, or a range around its geometric mean."""
    if not isinstance(value, (list, tuple)):
        return Bound(float(value), "input")
    low, high = value
    least, most = NODES[name]
    return Bound(sqrt(low * high), "input", low, high, f"given.{name}", least=least, most=most)


def language_model(name: str | None, local: bool) -> dict[str, Bound]:
    """Sizes, declared precision and training run of a model; a reader's own sizes have no training run."""
    model = MODELS[name] if name else None
    training = model.training if model else None
    bound = electricity(training.grid if training else WORLD, "training_grid")
    bound["training_accelerator_hours"] = Bound(0.0, "input")
    if not model:
        return bound
    place = f"data/models/#{name}"
    kind = "reported" if model.status == "published" else "assumed"
    figure = Figure(0.0, model.source, model.where, kind, model.seen, model.checked, model.note)
    for node in ("active_parameters", "total_parameters"):
        said = _said(node, getattr(model, node))
        bound[node] = replace(said, column=f"{name}.parameters", figure=replace(figure, value=said.value), place=place)
    if model.precision_bits is not None and not local:
        declared = replace(figure, value=model.precision_bits)
        bound["precision_bits"] = Bound(model.precision_bits, "input", figure=declared, place=place)
    if training:
        figure = replace(figure, source=training.source, where=training.where, seen=training.seen, note=training.note)
        for node, value in (
            ("training_accelerator_hours", training.accelerator_hours),
            ("training_accelerator_power", training.accelerator_power),
        ):
            bound[node] = Bound(value, "input", figure=replace(figure, value=value), place=place)
    return bound


def electricity(code: str, prefix: str) -> dict[str, Bound]:
    """The electricity of a place; where it lacks a figure that of its country, else the world's with a wider range."""
    place, bound = PLACES[code], {}
    for one in IMPACTS:
        figure, where = getattr(place, one.id), code
        if figure is None and place.part_of:
            figure, where = getattr(PLACES[place.part_of], one.id), place.part_of
        if figure is None:
            figure, where = _stand_in(place, one.id), WORLD
        bound[f"{prefix}_{one.id}"] = _figure(figure, f"{where}.{one.id}", f"data/grids/#{where}")
    return bound


def _stand_in(place: Place, category: str) -> Figure:
    world: Figure = getattr(PLACES[WORLD], category)
    low, high = world.range or (world.value, world.value)
    note = f"No figure for {place.name} was found: the world's, its range {STAND_IN:g} times wider on both sides."
    return replace(world, kind="assumed", range=(low / STAND_IN, high * STAND_IN), note=note)
