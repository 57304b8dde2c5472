"""A named question in a comparison: what it keeps of its record, and what it follows of the
reader's question."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from setara.core import records
from setara.core.records import Table, strict
from setara.evaluation import training_run
from setara.evaluation.binding import electricity, language_model
from setara.facts import LIVES, SCENARIOS
from setara.lives.life import NODES as NODES_OF_LIFE
from setara.lives.life import read_life
from setara.questions.items import Item, life
from setara.questions.limits import NODES
from setara.questions.question import FIELDS, Question, read
from setara.stages.factors import FACTORS
from setara.stages.life_cycle import GRAPH

PARTS = tuple(dict.fromkeys(field.part for field in FIELDS.values() if field.part))
SERVER_PARTS = {"load", "network"}  # what the reader's own computer has not
RECORDED = "recorded"  # the figure of a named question that follows nothing


@dataclass(frozen=True)
class NamedQuestion:
    """A question that has a name, and the parts of it that its name promises."""

    name: str
    one: str
    many: str
    question: Table
    keeps: tuple[str, ...]
    preset: bool = False

    def __post_init__(self) -> None:
        for part in self.keeps:
            records.choose(part, PARTS, "keeps")


NAMED = {
    name: strict(NamedQuestion, table, f"facts/scenarios.toml [{name}]")
    for name, table in SCENARIOS.items()
}


def recorded(item: Item) -> bool:
    """Whether an item is a named question that the reader wants exactly as its record has it."""
    return item.id in NAMED and RECORDED in item.figures


def asked(item: Item, reader: Question) -> Table:
    """The question that an item stands for, as the door takes it: its record, and what it follows.

    A life follows values given by name alone: all else about it is its record.
    """
    draws, given = {"draws": reader.values["draws"]}, followed_nodes(item, reader)
    lived = life(item.id)
    if lived:
        return {
            **draws,
            **lived["question"],
            "given": {**given, **lived["question"].get("given", {})},
        }
    followed = followed_fields(item, reader)
    parts = {FIELDS[name].part for name in followed}
    record = {
        name: value
        for name, value in NAMED[item.id].question.items()
        if FIELDS[name].part not in parts
    }
    return {**draws, **record, **followed, "given": given}


def followed_fields(item: Item, reader: Question) -> Table:
    """The fields that the reader set away from their defaults and that a named question does not
    keep."""
    named = NAMED.get(item.id)
    if named is None or recorded(item):
        return {}
    decided = _decided(item.id)
    changed = {
        name: value
        for name, value in reader.asked().items()
        if name in FIELDS and FIELDS[name].part not in ("", *named.keeps)
    }
    if changed.get("hardware") == "local" and SERVER_PARTS & set(named.keeps):
        del changed["hardware"]
    return {
        name: value for name, value in changed.items() if (FIELDS[name].node or name) not in decided
    }


def followed_nodes(item: Item, reader: Question) -> Table:
    """The values given by name that do not speak of what a named question or a life keeps."""
    if recorded(item):
        return {}
    named = item.id in NAMED
    decided, nodes = (
        (_decided(item.id), NODES) if named else (_decided_by_life(item.id), NODES_OF_LIFE)
    )
    return {
        name: value for name, value in reader.given.items() if name in nodes and name not in decided
    }


def follows_place(item: Item) -> bool:
    """Whether a computed item stands on the grid of the reader's question."""
    named = NAMED.get(item.id)
    return named is not None and "place" not in named.keeps and not recorded(item)


@cache
def _decided(name: str) -> frozenset[str]:
    """The nodes whose value follows from what a named question keeps."""
    named = NAMED[name]
    fields = [key for key, field in FIELDS.items() if field.part in named.keeps]
    return _rests_on(read(named.question, NODES), fields)


@cache
def _decided_by_life(name: str) -> frozenset[str]:
    question = read_life(LIVES[name.removeprefix("life-")]["question"])
    return _rests_on(question, list(question.fields)) | question.inputs.keys()


def _rests_on(question: Question, fields: Collection[str]) -> frozenset[str]:
    """The nodes that some fields of a question decide, and every formula above them."""
    nodes = {question.fields[name].node or name for name in fields if name in question.fields}
    run = training_run.choices(question)
    choices = {*fields, *run} if "model" in fields else {*fields}
    all_choices = {**question.choices, **run}
    nodes |= {factor.name for factor in FACTORS.values() if factor.choice(all_choices) in choices}
    if "model" in fields:
        nodes |= language_model(question.values["model"], question.local).keys()
        nodes |= training_run.bind(question).keys()
    if "grid" in fields:
        nodes |= electricity(question.values["grid"], "grid").keys()
    known = frozenset(nodes & GRAPH.nodes.keys())
    return known | GRAPH.above(known)
