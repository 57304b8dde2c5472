"""How a training run is known: what the reader says of it, else what its record holds.

Electricity outranks hours and hours outrank tokens, for whatever is given replaces the formula of
its name. What the reader says of the run takes the place of all that the record says of it.
"""

from __future__ import annotations

from typing import Any

from setara.core.records import Figure
from setara.evaluation.bound import Bound
from setara.facts import MODELS, WORLD
from setara.facts.model_record import METERED, Model
from setara.questions.question import Question

ROADS = ("training_accelerator_electricity", "training_accelerator_hours", "training_tokens")
ELECTRICITY, HOURS, TOKENS = ROADS
RECORDED = "recorded"  # the accelerator is that of the record


def model(question: Question) -> Model | None:
    """The model asked about, where it is one of the records."""
    return MODELS.get(question.values["model"] or "")


def said(question: Question) -> list[str]:
    """The roads to the run that the reader takes."""
    return [
        name for name in ROADS if question.given.get(name, question.values.get(name)) is not None
    ]


def known(question: Question) -> str:
    """The road that is taken: the reader's first, else the record's; nothing where the run is
    unknown."""
    record = model(question)
    if roads := said(question):
        return roads[0]
    if record and record.training:
        return HOURS if record.training.accelerator_hours is not None else ELECTRICITY
    return TOKENS if record and record.tokens and question.whole_life else ""


def place(question: Question) -> str:
    """Where the model was trained: as the reader says, as the record says, else anywhere."""
    record = model(question)
    return question.values.get("training_grid") or (
        record.training.grid if record and record.training else WORLD
    )


def choices(question: Question) -> dict[str, Any]:
    """What factors of the run depend on: the accelerator, and where its electricity was metered."""
    record, roads = model(question), said(question)
    recorded = record.training if record else None
    chosen = question.values.get("training_accelerator", RECORDED)
    metered = recorded.metered if recorded else METERED[0]
    if roads:
        metered = (
            question.values.get("training_metered", METERED[1])
            if roads[0] == ELECTRICITY
            else METERED[0]
        )
    accelerator = recorded.accelerator if recorded and chosen == RECORDED else chosen
    return {"training_metered": metered, "training_accelerator": accelerator}


def bind(question: Question) -> dict[str, Bound]:
    """What the record holds of the run, as far as the reader says nothing else of it."""
    bound = {TOKENS: Bound(0.0, "input")}
    record, road = model(question), known(question)
    if record is None or (said(question) and not record.training):
        return bound
    if record.training and question.values.get("training_accelerator", RECORDED) == RECORDED:
        bound["training_accelerator_power"] = _recorded(
            question, record.training, record.training.accelerator_power
        )
    if said(question):
        return bound
    if road == TOKENS and record.tokens:
        bound[TOKENS] = _recorded(question, record.tokens, record.tokens.count)
    elif record.training:
        if record.training.idle_overhead is not None:
            bound["training_idle_overhead"] = _recorded(
                question, record.training, record.training.idle_overhead
            )
        bound[road] = _recorded(
            question, record.training, getattr(record.training, road.removeprefix("training_"))
        )
    return bound


def _recorded(question: Question, record: Any, value: float) -> Bound:
    name = question.values["model"]
    kind = "reported" if MODELS[name].status == "published" else "assumed"
    figure = Figure(
        value, record.source, record.where, kind, record.seen, MODELS[name].checked, record.note
    )
    return Bound(value, "input", figure=figure, place=f"data/models/#{name}")
