"""From a question to a value for every leaf of the graph, with its evidence, its range and the
draws it shares."""

from __future__ import annotations

from dataclasses import replace

from setara.categories import IMPACTS
from setara.core.records import Figure
from setara.evaluation import training_run
from setara.evaluation.bound import Bound, of_figure, said
from setara.facts import MODELS, PLACES, WORLD, Place
from setara.questions.question import Question
from setara.stages.factors import EXACT, FACTORS
from setara.stages.life_cycle import GRAPH

STAND_IN = 3.0  # a world figure that stands in for a missing one may be three times off either way
SERVED = (
    "lifetime_tokens",
)  # factors that follow from the service where a whole life is asked about


def bind(question: Question) -> dict[str, Bound]:
    """A value for every leaf, and for every formula that the reader or a choice replaces."""
    values = {**question.choices, **training_run.choices(question)}
    bound = {name: Bound(value, "exact") for name, (value, _) in EXACT.items()}
    for factor in FACTORS.values():
        option = factor.option(values)
        if option is not None and not (question.whole_life and factor.name in SERVED):
            anchor = factor.name if option == "default" else f"{factor.name}.{option}"
            bound[factor.name] = of_figure(
                factor.options[option], factor.column(option), f"data/factors/#{anchor}"
            )
    bound |= electricity(values["grid"], "grid")
    bound |= electricity(training_run.place(question), "training_grid")
    bound |= language_model(values["model"], local=question.local)
    bound |= training_run.bind(question)
    bound |= {name: Bound(value, "input") for name, value in question.inputs.items()}
    for name, field in question.fields.items():
        node = field.node or name
        if field.type == "number" and node in GRAPH.nodes and values[name] is not None:
            bound[node] = said(node, values[name])
    bound |= {name: said(name, value) for name, value in question.given.items()}
    measured = [
        name
        for name, field in question.fields.items()
        if field.per_answer and values[name] is not None
    ]
    return bound | {name: _for_all(bound, name) for name in measured}


def _for_all(bound: dict[str, Bound], name: str) -> Bound:
    """What was said of one answer, for all of them; a range of their number is refused beside
    it."""
    per_answer, formula = bound[name], GRAPH.formulas["answers"]
    count = (
        bound["answers"].value
        if "answers" in bound
        else formula(*(bound[need].value for need in formula.needs))
    )
    low, high = (None if end is None else end * count for end in (per_answer.low, per_answer.high))
    return replace(per_answer, value=per_answer.value * count, low=low, high=high)


def language_model(name: str | None, local: bool) -> dict[str, Bound]:
    """Sizes and declared precision of a model."""
    if not name:
        return {}
    model, place, bound = MODELS[name], f"data/models/#{name}", {}
    kind = "reported" if model.status == "published" else "assumed"
    figure = Figure(0.0, model.source, model.where, kind, model.seen, model.checked, model.note)
    for node in ("active_parameters", "total_parameters"):
        size = said(node, getattr(model, node))
        bound[node] = replace(
            size, column=f"{name}.parameters", figure=replace(figure, value=size.value), place=place
        )
    if model.precision_bits is not None and not local:
        declared = replace(figure, value=model.precision_bits)
        bound["precision_bits"] = Bound(model.precision_bits, "input", figure=declared, place=place)
    return bound


def electricity(code: str, prefix: str) -> dict[str, Bound]:
    """The electricity of a place; where it lacks a figure that of its country, else the world's
    with a wider range."""
    place, bound = PLACES[code], {}
    for impact in IMPACTS:
        figure, where = getattr(place, impact.id), code
        if figure is None and place.part_of:
            figure, where = getattr(PLACES[place.part_of], impact.id), place.part_of
        if figure is None:
            figure, where = _stand_in(place, impact.id), WORLD
        bound[f"{prefix}_{impact.id}"] = of_figure(
            figure, f"{where}.{impact.id}", f"data/grids/#{where}"
        )
    return bound


def _stand_in(place: Place, category: str) -> Figure:
    world: Figure = getattr(PLACES[WORLD], category)
    low, high = world.range or (world.value, world.value)
    note = (
        f"No figure for {place.name} was found: the world's, its range {STAND_IN:g} times wider "
        "on both sides."
    )
    return replace(world, kind="assumed", range=(low / STAND_IN, high * STAND_IN), note=note)
